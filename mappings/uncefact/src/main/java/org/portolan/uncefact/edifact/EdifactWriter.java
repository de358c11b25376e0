package org.portolan.uncefact.edifact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/**
 * Writes an interchange: separators, release characters, the repertoire's bytes; what is empty at
 * an end is left out (ISO 9735 section 9); UNT and UNZ count what was written. What was written is
 * handed on at the end of each message, and of the interchange.
 */
public final class EdifactWriter {
  private final OutputStream out;
  private SegmentEncoder encoder;
  private Interchange interchange;
  private String reference;
  private int segments;
  private int messages;

  public EdifactWriter(OutputStream out) {
    this.out = out;
  }

  /** Begins an interchange with the usual separators and therefore no UNA. */
  public void begin(Interchange header) {
    Separators usual = Separators.DEFAULT;
    begin(header, header.syntaxVersion() < 4 ? usual : usual.withRepetition());
  }

  /** Begins an interchange with separators that were agreed, or the usual ones. */
  public void begin(Interchange header, Optional<Separators> agreed) {
    if (agreed.isPresent()) {
      begin(header, agreed.get());
    } else {
      begin(header);
    }
  }

  /**
   * @param separators said in a UNA where they are not the usual ones
   */
  public void begin(Interchange header, Separators separators) {
    Repertoire repertoire =
        Repertoire.of(header.syntaxIdentifier())
            .filter(known -> known != Repertoire.UNOX)
            .orElseThrow(() -> unwritable("UNB", header.syntaxIdentifier(), "UNOA to UNOK, UNOW"));
    interchange = header;
    messages = 0;
    encoder = new SegmentEncoder(separators, repertoire);
    if (!separators.isUsual()) {
      advise(separators);
    }
    raw(
        OutSegment.of("UNB")
            .with(header.syntaxIdentifier(), "" + header.syntaxVersion())
            .with(header.sender(), header.senderQualifier())
            .with(header.recipient(), header.recipientQualifier())
            .with(header.date(), header.time())
            .with(header.controlReference())
            .with()
            .with()
            .with()
            .with(header.acknowledgementRequested() ? "1" : "")
            .with()
            .with(header.test() ? "1" : "")
            .end());
  }

  /** Writes one message from UNH to UNT; its reference is the interchange's own numbering. */
  public void message(MessageName name, List<OutSegment> body) {
    beginMessage(Integer.toString(messages + 1), name);
    body.forEach(this::segment);
    endMessage();
  }

  public void beginMessage(String ownReference, MessageName name) {
    reference = ownReference;
    segments = 0;
    segment(
        OutSegment.of("UNH")
            .with(reference)
            .with(name.type(), name.version(), name.release(), name.agency(), name.association())
            .end());
  }

  public void segment(OutSegment segment) {
    segments++;
    raw(segment);
  }

  public void endMessage() {
    segments++;
    raw(OutSegment.of("UNT").with("" + segments).with(reference).end());
    messages++;
    flush();
  }

  public void end() {
    raw(OutSegment.of("UNZ").with("" + messages).with(interchange.controlReference()).end());
    flush();
  }

  private void advise(Separators separators) {
    try {
      out.write(separators.advice());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the interchange", e);
    }
  }

  private void raw(OutSegment segment) {
    try {
      encoder.encode(segment, out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the interchange", e);
    }
  }

  private void flush() {
    try {
      encoder.flush(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the interchange", e);
    }
  }

  static EdifactException unwritable(String tag, String seen, String expected) {
    return new EdifactException(
        Finding.of("PTL-EDI-010", new Place(0, tag, 0, 0, 0), seen, expected));
  }
}
