package org.portolan.uncefact.edifact;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directories;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/**
 * Reads a file of interchanges, message by message; one message is in memory at a time. Envelope
 * segments, counts and references are checked on the way.
 */
public final class InterchangeReader {
  /** A message with more segments is refused; the largest known have some ten thousand. */
  public static final int MAX_SEGMENTS = 200_000;

  /** A message of more bytes is refused. */
  public static final int MAX_MESSAGE = 32 << 20;

  /** What is told, in the order of the file. */
  public interface Listener {
    /** UNA of the interchange that begins next. */
    default void advice(Separators separators) {}

    /** UNB, UNG, UNE or UNZ as it was sent, before anything else is told of it. */
    default void envelope(Segment segment) {}

    void begin(Interchange interchange);

    /**
     * @param findings of the envelope of this message alone
     */
    void message(Interchange interchange, Message message, List<Finding> findings);

    /**
     * @param findings of the interchange's envelope; an error here is about the whole
     */
    void end(Interchange interchange, int messages, List<Finding> findings);
  }

  private final SegmentReader in;
  private final Listener listener;

  private Interchange interchange;
  private List<Finding> findings = new BoundedFindings();
  private final References references = new References();
  private int messages;
  private int groups;
  private int messagesInGroup;
  private FunctionalGroup group;
  private int ungrouped;

  public InterchangeReader(InputStream in, Listener listener) {
    this.in = new SegmentReader(in);
    this.listener = listener;
  }

  /** Reads to the end; what cannot be read on from is thrown, what was told before holds. */
  public void read() {
    boolean more = true;
    while (more) {
      more = advance();
    }
  }

  /** Reads on by one message, or one segment of the envelope; false at the end of the file. */
  public boolean advance() {
    Segment segment = in.next();
    if (segment != null) {
      switch (segment.tag()) {
        case "UNB" -> {
          if (in.isAdvised()) {
            listener.advice(in.separators());
          }
          listener.envelope(segment);
          begin(segment);
        }
        case "UNG" -> {
          listener.envelope(segment);
          beginGroup(segment);
        }
        case "UNH" -> message(segment);
        case "UNE" -> {
          listener.envelope(segment);
          endGroup(segment);
        }
        case "UNZ" -> {
          listener.envelope(segment);
          end(segment);
        }
        default -> stray(segment);
      }
      return true;
    }
    if (interchange != null) {
      close(
          Finding.of(
              "PTL-EDI-007",
              new Place(0, "UNZ", 0, 0, interchange.offset()),
              "the end of the file",
              "UNZ"));
    }
    return false;
  }

  private void begin(Segment unb) {
    if (interchange != null) {
      close(Finding.of("PTL-EDI-007", unb.place(), "UNB", "UNZ"));
    }
    interchange = Interchange.of(unb);
    messages = 0;
    groups = 0;
    ungrouped = 0;
    group = null;
    references.clear();
    findings = new BoundedFindings();
    if (Repertoire.of(interchange.syntaxIdentifier()).isEmpty()
        || interchange.syntaxVersion() == 0) {
      findings.add(
          Finding.of(
              "PTL-EDI-005",
              unb.place(1, 1),
              unb.text(1, 1) + ":" + unb.text(1, 2),
              "UNOA to UNOK, UNOW, UNOX or UNOY, version 1 to 4"));
    }
    SegmentValidator service =
        new SegmentValidator(
            ValidationProfile.NONE,
            Repertoire.of(interchange.syntaxIdentifier()).orElse(null),
            findings);
    service.check(
        new Node(unb, null, 'H'), Directories.service(interchange.syntaxVersion()).segment("UNB"));
    listener.begin(interchange);
  }

  private void beginGroup(Segment ung) {
    if (interchange == null || group != null) {
      stray(ung);
      return;
    }
    group = FunctionalGroup.of(ung);
    messagesInGroup = 0;
    groups++;
  }

  private void endGroup(Segment une) {
    if (group == null) {
      stray(une);
      return;
    }
    count(une, 1, messagesInGroup);
    reference(une, group.reference());
    if (messagesInGroup == 0) {
      findings.add(Finding.of("PTL-EDI-016", une.place(), "no message", "at least one"));
    }
    group = null;
  }

  private void message(Segment unh) {
    List<Segment> segments = new ArrayList<>();
    segments.add(unh);
    List<Finding> own = new ArrayList<>();
    if (interchange == null) {
      throw new EdifactException(Finding.of("PTL-EDI-001", unh.place(), "UNH", "UNB"));
    }
    Segment unt = body(unh, segments);
    messages++;
    messagesInGroup++;
    ungrouped += group == null ? 1 : 0;
    Message message = Message.of(segments, Optional.ofNullable(group));
    if (unt.elements() < 2 || !unt.text(1).equals(Integer.toString(segments.size()))) {
      own.add(Finding.of("PTL-EDI-008", unt.place(1, 1), unt.text(1), "" + segments.size()));
    }
    if (!unt.text(2).equals(message.reference())) {
      own.add(Finding.of("PTL-EDI-009", unt.place(2, 1), unt.text(2), message.reference()));
    }
    if (!references.add(message.reference())) {
      own.add(
          Finding.of(
              "PTL-EDI-013", unh.place(1, 1), message.reference(), "a reference of its own"));
    }
    listener.message(interchange, message, own);
  }

  private Segment body(Segment unh, List<Segment> segments) {
    while (true) {
      Segment segment = in.next();
      if (segment == null) {
        throw new EdifactException(
            Finding.of("PTL-EDI-007", unh.place(), "the end of the file", "UNT"));
      }
      segments.add(segment);
      if (segment.layout().isService()) {
        switch (segment.tag()) {
          case "UNT" -> {
            return segment;
          }
          case "UNB", "UNZ", "UNH", "UNG", "UNE" ->
              throw new EdifactException(
                  Finding.of("PTL-EDI-007", segment.place(), segment.tag(), "UNT"));
          default -> {
            // UNS and those of a package stand in the body
          }
        }
      }
      if (segments.size() > MAX_SEGMENTS || segment.offset() - unh.offset() > MAX_MESSAGE) {
        throw new EdifactException(
            Finding.of(
                "PTL-EDI-003",
                segment.place(),
                segments.size() + " segments and no end of the message",
                "at most " + MAX_SEGMENTS + " segments, " + MAX_MESSAGE + " bytes"));
      }
    }
  }

  private void end(Segment unz) {
    if (interchange == null) {
      throw new EdifactException(Finding.of("PTL-EDI-001", unz.place(), "UNZ", "UNB"));
    }
    count(unz, 1, groups > 0 ? groups : messages);
    reference(unz, interchange.controlReference());
    if (groups > 0 && ungrouped > 0) {
      findings.add(
          Finding.of("PTL-EDI-015", unz.place(), ungrouped + " messages outside", "all in groups"));
    }
    if (messages == 0 && groups == 0) {
      findings.add(Finding.of("PTL-EDI-016", unz.place(), "no message", "at least one"));
    }
    if (group != null) {
      findings.add(Finding.of("PTL-EDI-007", unz.place(), "UNZ", "UNE"));
    }
    close(null);
  }

  private void close(Finding last) {
    if (last != null) {
      findings.add(last);
    }
    Interchange ended = interchange;
    interchange = null;
    listener.end(ended, messages, List.copyOf(findings));
  }

  private void count(Segment end, int element, int counted) {
    String stated = end.text(element).strip();
    if (!stated.matches("0*" + counted)) {
      findings.add(Finding.of("PTL-EDI-008", end.place(element, 1), stated, "" + counted));
    }
  }

  private void reference(Segment end, String opened) {
    if (!end.text(2).equals(opened)) {
      findings.add(Finding.of("PTL-EDI-009", end.place(2, 1), end.text(2), opened));
    }
  }

  private void stray(Segment segment) {
    if (interchange == null) {
      throw new EdifactException(
          Finding.of("PTL-EDI-001", segment.place(), segment.toString(), "UNA or UNB"));
    }
    findings.add(
        Finding.of("PTL-EDI-006", segment.place(), segment.toString(), "UNH, UNG, UNE or UNZ"));
  }
}
