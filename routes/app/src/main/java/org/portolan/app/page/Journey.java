package org.portolan.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.words.Fact;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.record.Bytes32;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.send.LedgerTx;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.edifact.SegmentReader;
import org.portolan.uncefact.json.DocumentReader;
import org.portolan.uncefact.json.ProvenanceJson;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.view.DocumentView;

/** One record's journey, for the page: every step with what is known of it. */
public record Journey(
    String title,
    String messageName,
    String sha256,
    String received,
    long size,
    List<SegmentLine> segments,
    List<Field> fields,
    Optional<DocumentView> view,
    String findings,
    String losses,
    Optional<Bytes32> commitment,
    Optional<Anchor> anchor,
    List<Fact> anchored,
    List<Fact> evidence,
    List<Command> commands,
    List<Fact> recognizedAt,
    String source,
    String destination,
    List<Happening> events,
    Optional<Delivery> delivery,
    Optional<Recognition> recognition,
    String since,
    String asOf,
    Place place) {

  /**
   * Which document it is, and which version of it.
   *
   * @param before the document whose place it took, or null
   * @param after the one that took its place, or null
   */
  public record Place(
      long id, long message, long version, boolean revokes, Long before, Long after) {}

  /** The state at the destination, in words; null where it knows nothing of the record. */
  public StateWords.Said recognized() {
    return recognition.map(r -> StateWords.of(r, place.version())).orElse(null);
  }

  /** A segment of the message as received; fields point at it by its offset. */
  public record SegmentLine(long offset, String tag, String text) {}

  /** A field of the canonical document, and the segment it came from; -1 where it has none. */
  public record Field(String pointer, String value, String qualifier, String source, long offset) {}

  /** What was sent to the destination; {@code height} is empty until it is final there. */
  public record Command(String verb, String reference, String height) {
    static Command of(LedgerTx tx) {
      return new Command(
          tx.key().verb().replace('-', ' '),
          tx.reference(),
          tx.height().map(height -> "final at height " + height).orElse("not final"));
    }
  }

  /** A step of the delivery. */
  public record Happening(String at, StateWords.Said said, String note) {}

  private static final Pattern OFFSET = Pattern.compile("byte (\\d+)");
  private static final int MAX_LINES = 5_000;

  static Journey of(Hub hub, Documents.MessageRow message, Documents.DocumentRow row) {
    Optional<TradeDocument> document =
        row.content()
            .map(DocumentReader::read)
            .map(read -> row.provenance().map(p -> ProvenanceJson.attach(read, p)).orElse(read));
    Optional<Long> ordinal = row.commitment().flatMap(hub.publisher()::ordinalOf);
    Optional<Delivery> delivery =
        ordinal.flatMap(
            o ->
                hub.deliveries()
                    .of(hub.networks().lane().id(), hub.networks().customs().publisher(), o));
    Optional<Recognition> recognition =
        row.recordKey()
            .flatMap(
                key ->
                    hub.networks().bank().recognitions().record(hub.networks().lane().id(), key));
    return new Journey(
        row.title().orElse(row.messageType() + " " + row.reference()),
        message.name(),
        message.sha256(),
        Times.ofMillis(message.receivedAt()),
        message.size(),
        segments(hub, message.sha256()),
        document.map(Journey::fields).orElse(List.of()),
        document.map(DocumentView::of),
        row.findings(),
        row.lossReport().orElse(""),
        row.commitment(),
        ordinal.flatMap(hub.publisher()::anchorOf),
        ordinal.map(hub.onLedgers()::anchor).orElse(List.of()),
        delivery.map(hub.onLedgers()::evidence).orElse(List.of()),
        delivery.map(hub.onLedgers()::commands).orElse(List.of()).stream()
            .map(Command::of)
            .toList(),
        recognition.map(hub.onLedgers()::recognition).orElse(List.of()),
        hub.networks().customs().network().caip2(),
        hub.networks().bank().network().caip2(),
        delivery.map(d -> happenings(hub, d)).orElse(List.of()),
        delivery,
        recognition,
        recognition.map(r -> Times.ofSeconds(r.since())).orElse(""),
        recognition.map(r -> Times.ofSeconds(r.asOfTime())).orElse(""),
        new Place(
            row.id(),
            row.message(),
            row.version().orElse(1L),
            row.revokes(),
            row.predecessor().orElse(null),
            hub.documents().successor(row.id()).orElse(null)));
  }

  private static List<Happening> happenings(Hub hub, Delivery delivery) {
    List<Happening> happenings = new ArrayList<>();
    for (DeliveryEvent event : hub.deliveries().events(delivery.id())) {
      happenings.add(
          new Happening(
              Times.ofMillis(event.at()), StateWords.of(event.state().name()), event.note()));
    }
    return happenings;
  }

  private static List<Field> fields(TradeDocument document) {
    List<Field> fields = new ArrayList<>();
    for (Leaf leaf : document.leaves()) {
      String source = leaf.provenance() == null ? "" : leaf.provenance().sources().get(0);
      Matcher offset = OFFSET.matcher(source);
      fields.add(
          new Field(
              leaf.pointer(),
              leaf.value().text(),
              leaf.value().qualifier() == null ? "" : leaf.value().qualifier(),
              source.replaceAll(", byte \\d+$", ""),
              offset.find() ? Long.parseLong(offset.group(1)) : -1));
    }
    return fields;
  }

  private static List<SegmentLine> segments(Hub hub, String sha256) {
    List<SegmentLine> lines = new ArrayList<>();
    try (InputStream message = hub.archive().open(sha256)) {
      SegmentReader reader = new SegmentReader(message);
      Segment segment = reader.next();
      while (segment != null && lines.size() < MAX_LINES) {
        lines.add(
            new SegmentLine(
                segment.offset(),
                segment.tag(),
                segment.toString().substring(segment.tag().length())));
        segment = reader.next();
      }
    } catch (EdifactException e) {
      lines.add(new SegmentLine(-2, "...", e.finding().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
