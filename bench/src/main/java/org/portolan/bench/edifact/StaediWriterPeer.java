package org.portolan.bench.edifact;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.portolan.uncefact.edifact.OutSegment;

/** StAEDI's writer, given the texts of segments that are ready. */
final class StaediWriterPeer {
  /** It warns of each interchange that is written without a control schema. */
  private static final Logger LOG = Logger.getLogger("io.xlate.edi");

  static {
    LOG.setLevel(Level.SEVERE);
  }

  private final EDIOutputFactory factory = EDIOutputFactory.newFactory();
  private final List<List<Ready>> messages;
  private final Schema schema;

  /** A segment as the peer is handed it, so that nothing of ours is measured with it. */
  private record Ready(String tag, String[][] elements) {
    static Ready of(OutSegment segment) {
      return new Ready(
          segment.tag(),
          segment.elements().stream()
              .map(element -> element.toArray(String[]::new))
              .toArray(String[][]::new));
    }
  }

  StaediWriterPeer(List<List<OutSegment>> bodies) {
    this(bodies, (Schema) null);
  }

  /** With the schema of the directory, against which it then checks what it writes. */
  StaediWriterPeer(List<List<OutSegment>> bodies, byte[] schema) throws EDISchemaException {
    this(bodies, SchemaFactory.newFactory().createSchema(new ByteArrayInputStream(schema)));
  }

  private StaediWriterPeer(List<List<OutSegment>> bodies, Schema schema) {
    this.messages = bodies.stream().map(body -> body.stream().map(Ready::of).toList()).toList();
    this.schema = schema;
  }

  long write() throws EDIStreamException {
    CountingSink sink = new CountingSink();
    write(sink);
    return sink.count();
  }

  void write(OutputStream out) throws EDIStreamException {
    try (EDIStreamWriter writer = factory.createEDIStreamWriter(out)) {
      if (schema != null) {
        writer.setControlSchema(
            SchemaFactory.newFactory().getControlSchema("EDIFACT", new String[] {"UNOC", "3"}));
      }
      writer.startInterchange();
      segment(
          writer,
          Ready.of(
              OutSegment.of("UNB")
                  .with("UNOC", "3")
                  .with(WriteThroughput.HEADER.sender(), "14")
                  .with(WriteThroughput.HEADER.recipient(), "14")
                  .with("260115", "1030")
                  .with("BENCH1")
                  .end()));
      for (int i = 0; i < messages.size(); i++) {
        message(writer, Integer.toString(i + 1), messages.get(i));
      }
      segment(
          writer, Ready.of(OutSegment.of("UNZ").with("" + messages.size()).with("BENCH1").end()));
      writer.endInterchange();
    } catch (EDISchemaException e) {
      throw new IllegalStateException(e);
    }
  }

  private void message(EDIStreamWriter writer, String reference, List<Ready> body)
      throws EDIStreamException {
    segment(
        writer,
        Ready.of(OutSegment.of("UNH").with(reference).with("INVOIC", "D", "96A", "UN").end()));
    if (schema != null) {
      writer.setTransactionSchema(schema);
    }
    for (Ready segment : body) {
      segment(writer, segment);
    }
    segment(
        writer, Ready.of(OutSegment.of("UNT").with("" + (body.size() + 2)).with(reference).end()));
  }

  private static void segment(EDIStreamWriter writer, Ready segment) throws EDIStreamException {
    writer.writeStartSegment(segment.tag());
    int last = segment.elements().length;
    while (last > 0 && filled(segment.elements()[last - 1]) == 0) {
      last--;
    }
    for (int e = 0; e < last; e++) {
      String[] components = segment.elements()[e];
      int filled = filled(components);
      if (filled == 0) {
        writer.writeEmptyElement();
      } else if (filled == 1) {
        writer.writeElement(components[0]);
      } else {
        writer.writeStartElement();
        for (int c = 0; c < filled; c++) {
          writer.writeComponent(components[c]);
        }
        writer.endElement();
      }
    }
    writer.writeEndSegment();
  }

  /** Components up to the last that says something. */
  private static int filled(String[] components) {
    int filled = components.length;
    while (filled > 0 && components[filled - 1].isEmpty()) {
      filled--;
    }
    return filled;
  }
}
