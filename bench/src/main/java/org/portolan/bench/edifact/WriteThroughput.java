package org.portolan.bench.edifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.EdifactWriter;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.MessageWriter;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.translate.Composer;
import org.portolan.uncefact.translate.Translator;

/**
 * MB/s of a core on writing an interchange of about 1 MB: from canonical documents, and from
 * segments whose texts are ready, which is what the peers begin with. EDIReader writes no EDIFACT.
 */
public final class WriteThroughput {
  static final int MESSAGES = 250;

  static final Interchange HEADER =
      new Interchange(
          "UNOC",
          3,
          "4000001000005",
          "14",
          "5400001000007",
          "14",
          "260115",
          "1030",
          "BENCH1",
          false,
          false,
          0);
  static final MessageName NAME = new MessageName("INVOIC", "D", "96A", "UN", "");

  private static final int ROUNDS = 5;
  private static final int MOST_WARM_UP = 12;
  private static final double STILL_FASTER = 1.03;

  private WriteThroughput() {}

  /** Writes the whole interchange once. */
  interface Work {
    long write() throws Exception;
  }

  /**
   * @param arguments seconds of each round, 3 where none are said
   */
  public static void run(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    List<TradeDocument> documents = documents(MESSAGES);
    List<List<OutSegment>> bodies = bodies(documents);
    byte[] interchange = written(bodies);
    System.out.printf(
        "%d messages, %,d bytes; MB/s of one core, %d rounds of %d s when warm%n",
        MESSAGES, interchange.length, ROUNDS, seconds);
    measure("portolan: documents to EDIFACT", seconds, () -> composed(documents));
    measure("portolan: segments to EDIFACT", seconds, () -> written(bodies).length);
    StaediWriterPeer staedi = new StaediWriterPeer(bodies);
    measure("StAEDI 1.26.0: segments, no schema", seconds, staedi::write);
    byte[] schema = StaediSchema.of("d96a", "INVOIC");
    StaediWriterPeer checked = new StaediWriterPeer(bodies, schema);
    measure("StAEDI 1.26.0: segments, a schema's", seconds, checked::write);
    try (SmooksWriterPeer smooks = new SmooksWriterPeer(interchange)) {
      measure("Smooks 2.0.0: XML to EDIFACT", seconds, smooks::write);
    }
  }

  private static void measure(String what, int seconds, Work work) throws Exception {
    warmUp(seconds, work);
    double[] rates = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rates[i] = round(seconds, work);
    }
    Arrays.sort(rates);
    System.out.printf(
        "%-38s %7.2f (%.2f to %.2f)%n", what, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
  }

  /** Until a round is no longer faster than those before it. */
  private static void warmUp(int seconds, Work work) throws Exception {
    double best = 0;
    for (int i = 0; i < MOST_WARM_UP; i++) {
      double rate = round(seconds, work);
      if (i > 1 && rate < best * STILL_FASTER) {
        return;
      }
      best = Math.max(best, rate);
    }
  }

  private static double round(int seconds, Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long begin = threads.getCurrentThreadCpuTime();
    long bytes = 0;
    do {
      bytes += work.write();
    } while (System.nanoTime() < end);
    return bytes / 1e6 / ((threads.getCurrentThreadCpuTime() - begin) / 1e9);
  }

  private static long composed(List<TradeDocument> documents) {
    return Composer.compose(HEADER, NAME, documents).bytes().length;
  }

  static byte[] written(List<List<OutSegment>> bodies) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    write(bodies, out);
    return out.toByteArray();
  }

  private static void write(List<List<OutSegment>> bodies, OutputStream out) {
    EdifactWriter writer = new EdifactWriter(out);
    writer.begin(HEADER);
    bodies.forEach(body -> writer.message(NAME, body));
    writer.end();
  }

  /** The benchmark's interchange, as documents. */
  static List<TradeDocument> documents(int messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InvoicInterchange.write(out, messages);
    List<TradeDocument> documents = new ArrayList<>();
    new Translator(Mode.STRICT, Clock.systemUTC())
        .stream(
            new ByteArrayInputStream(out.toByteArray()),
            "0".repeat(64),
            message -> documents.add(message.document().orElseThrow()),
            (done, findings) -> {});
    return documents;
  }

  static List<List<OutSegment>> bodies(List<TradeDocument> documents) {
    Selection selection = Selection.of(HEADER, NAME);
    return documents.stream()
        .map(
            document ->
                MessageWriter.write(
                    MappingTables.shipped(), document, selection, NAME, Repertoire.UNOC))
        .map(Optional::orElseThrow)
        .map(MessageWriter.Written::body)
        .toList();
  }
}
