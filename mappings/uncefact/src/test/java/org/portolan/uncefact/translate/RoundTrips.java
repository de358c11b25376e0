package org.portolan.uncefact.translate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.TradeDocument;

/** Reads what was written, so that tests can compare it with what was to be said. */
final class RoundTrips {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC);

  /** The product's own messages, one of each table. */
  static final List<String> SAMPLES =
      List.of(
          "cusdec-import-d96b.edi",
          "cusres-d96b.edi",
          "desadv-d96a.edi",
          "iftmin-d96a.edi",
          "iftsta-d96a.edi",
          "invoic-d96a.edi",
          "orders-d96a.edi");

  private RoundTrips() {}

  /** A document written and read again. */
  record Trip(String text, LossReport losses, Translation read) {
    TradeDocument document() {
      return read.messages().get(0).document().orElseThrow();
    }
  }

  static Trip of(TradeDocument document, MessageName name) {
    return of(document, name, "UNOC");
  }

  static Trip of(TradeDocument document, MessageName name, String repertoire) {
    Interchange header =
        new Interchange(
            repertoire,
            3,
            "WRITER",
            "ZZZ",
            "READER",
            "ZZZ",
            "261125",
            "0800",
            "1",
            false,
            false,
            0);
    Composer.Composed composed = Composer.compose(header, name, List.of(document));
    return new Trip(
        new String(composed.bytes(), ISO_8859_1).replace("'", "'\n"),
        composed.losses().get(0),
        translate(Mode.STRICT, composed.bytes()));
  }

  static Translation translate(Mode mode, byte[] bytes) {
    return new Translator(mode, CLOCK).translate(new ByteArrayInputStream(bytes), "0".repeat(64));
  }

  /** A sample as it was sent. */
  static String text(String sample) throws IOException {
    try (InputStream in = Translator.class.getResourceAsStream("/portolan/samples/" + sample)) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  static Translation sample(String name) throws IOException {
    try (InputStream in = Translator.class.getResourceAsStream("/portolan/samples/" + name)) {
      return translate(Mode.STRICT, in.readAllBytes());
    }
  }

  /** What a document says, without what the hub states about its source. */
  static List<String> facts(TradeDocument document) {
    return document.leaves().stream()
        .filter(leaf -> !leaf.pointer().startsWith("/source"))
        .map(RoundTrips::line)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** What the second says otherwise than the first, a line each: nothing is the good answer. */
  static List<String> differences(TradeDocument said, TradeDocument read) {
    return differences(facts(said), facts(read));
  }

  /**
   * What was read otherwise than a document says it, apart from what the loss report names; places
   * in repeats are not compared, since what is lost moves others up.
   */
  static List<String> untold(TradeDocument said, Trip trip) {
    Set<String> lost =
        trip.losses().losses().stream()
            .map(loss -> pattern(loss.canonical()))
            .collect(Collectors.toSet());
    return differences(bare(facts(said), lost), bare(facts(trip.document()), lost));
  }

  private static List<String> bare(List<String> facts, Set<String> lost) {
    return facts.stream()
        .filter(fact -> !lost.contains(pattern(fact.substring(0, fact.indexOf(" = ")))))
        .map(
            fact ->
                pattern(fact.substring(0, fact.indexOf(" = ")))
                    + fact.substring(fact.indexOf(" = ")))
        .sorted()
        .toList();
  }

  private static String pattern(String pointer) {
    return pointer.replaceAll("/\\d+", "[]");
  }

  private static List<String> differences(List<String> said, List<String> read) {
    List<String> differences = new ArrayList<>();
    List<String> more = new ArrayList<>(read);
    for (String fact : said) {
      if (!more.remove(fact)) {
        differences.add("not read: " + fact);
      }
    }
    more.forEach(fact -> differences.add("not said: " + fact));
    return differences;
  }

  private static String line(Leaf leaf) {
    String qualifier = leaf.value().qualifier();
    return leaf.pointer()
        + " = "
        + leaf.value().text()
        + (qualifier == null ? "" : " " + qualifier);
  }
}
