package org.portolan.bench.edifact;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.ToIntFunction;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.InterchangeReader;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.edifact.SegmentReader;
import org.portolan.uncefact.edifact.StructureReader;
import org.portolan.uncefact.edifact.ValidationProfile;
import org.portolan.uncefact.edifact.Validator;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.translate.Translator;

/** The way of a message, each stage with those before it; what is returned keeps the work alive. */
final class Stages {
  private Stages() {}

  /** Segments and their parts. */
  static int cut(byte[] interchange) {
    SegmentReader reader = new SegmentReader(new ByteArrayInputStream(interchange));
    int elements = 0;
    for (Segment segment = reader.next(); segment != null; segment = reader.next()) {
      elements += segment.elements();
    }
    return elements;
  }

  /** And the envelope, and each segment in its place. */
  static int place(byte[] interchange) {
    return messages(
        interchange,
        (header, message) -> {
          Directory directory = Directories.find(message.directory()).orElseThrow();
          return StructureReader.read(
                  directory.message(message.type()).orElseThrow(),
                  message,
                  directory,
                  ValidationProfile.NONE)
              .nodes()
              .size();
        });
  }

  /** And elements, lengths, types, characters and codes. */
  static int validate(byte[] interchange) {
    Validator validator = new Validator(Mode.STRICT, ValidationProfile.NONE);
    return messages(
        interchange, (header, message) -> validator.judge(header, message).nodes().size());
  }

  /** And the document and the loss report. */
  static int map(Translator translator, byte[] interchange, ToIntFunction<TradeDocument> use) {
    int[] used = new int[1];
    translator.stream(
        new ByteArrayInputStream(interchange),
        "0".repeat(64),
        message -> used[0] += use.applyAsInt(message.document().orElseThrow()),
        (done, findings) -> {});
    return used[0];
  }

  private interface Work {
    int of(Interchange interchange, Message message);
  }

  private static int messages(byte[] bytes, Work work) {
    int[] done = new int[1];
    new InterchangeReader(
            new ByteArrayInputStream(bytes),
            new InterchangeReader.Listener() {
              @Override
              public void begin(Interchange interchange) {}

              @Override
              public void message(
                  Interchange interchange, Message message, List<Finding> findings) {
                done[0] += work.of(interchange, message);
              }

              @Override
              public void end(Interchange interchange, int messages, List<Finding> findings) {}
            })
        .read();
    return done[0];
  }
}
