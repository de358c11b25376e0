package org.portolan.uncefact.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/**
 * Cuts a stream of bytes into segments, in memory of a fixed bound. It follows UNA, the syntax
 * identifier and version of UNB, and begins anew with each interchange of a file.
 */
public final class SegmentReader {
  /** The longest segment that is read; no directory has one that comes near. */
  public static final int MAX_SEGMENT = 1 << 20;

  private static final int MAX_PARTS = 20_000;
  private static final int UNA_LENGTH = 9;

  /** Segments that are counted from. */
  private static final Set<String> BEGINNINGS = Set.of("UNB", "UNG", "UNH");

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long consumed;
  private Separators separators = Separators.DEFAULT;
  private byte[] roles = Roles.under(separators);
  private Charset charset = StandardCharsets.ISO_8859_1;
  private boolean advised;

  /** Whether an interchange has begun and not ended. */
  private boolean begun;

  /** The sets in use under UNOX, now and where the segment begins; else null. */
  private Shifts shifts;

  private Shifts shiftsBefore;
  private int number;

  private int[] ends = new int[64];
  private int[] elements = new int[32];
  private int[] positions = new int[32];
  private int parts;
  private int elementCount;
  private boolean repeated;
  private boolean asSent;

  /** Whether a byte of the segment is not of the repertoire. */
  private boolean foreign;

  /** What UNB says; null where characters are not told by their bytes. */
  private Repertoire repertoire;

  public SegmentReader(InputStream in) {
    this.in = in;
  }

  /** Whether UNA said them. */
  boolean isAdvised() {
    return advised;
  }

  public Separators separators() {
    return separators;
  }

  /** The next segment, or null at the end of the file. */
  public Segment next() {
    skipBetween();
    if (available(3) < 3) {
      if (to > from) {
        throw truncated();
      }
      return null;
    }
    if (startsWith("UNA")) {
      advice();
      return next();
    }
    shiftsBefore = shifts == null ? null : shifts.copy();
    int length = scan();
    Segment segment = made(length);
    skip(length + 1);
    return segment;
  }

  /** Line ends, blanks and a byte order mark between segments are nobody's data. */
  private void skipBetween() {
    if (consumed == 0
        && available(3) >= 3
        && (buffer[from] & 0xff) == 0xef
        && (buffer[from + 1] & 0xff) == 0xbb
        && (buffer[from + 2] & 0xff) == 0xbf) {
      skip(3);
    }
    while (available(1) >= 1) {
      byte octet = buffer[from];
      if (octet != '\n' && octet != '\r' && octet != ' ' && octet != '\t' && octet != 0x1a) {
        return;
      }
      skip(1);
    }
  }

  private void skip(int octets) {
    from += octets;
    consumed += octets;
  }

  private void advice() {
    if (available(UNA_LENGTH) < UNA_LENGTH) {
      throw truncated();
    }
    byte[] una = Arrays.copyOfRange(buffer, from, from + UNA_LENGTH);
    separate(Separators.ofAdvice(una));
    advised = true;
    begun = true;
    if (!separators.areDistinct()) {
      throw refused(
          "PTL-EDI-004", new String(una, StandardCharsets.ISO_8859_1), "six different characters");
    }
    skip(UNA_LENGTH);
    skipBetween();
    if (available(1) == 0) {
      throw truncated();
    }
    if (available(4) >= 4 && buffer[from + 3] != separators.element()) {
      throw refused(
          "PTL-EDI-004",
          new String(una, StandardCharsets.ISO_8859_1),
          "the separator that UNA names, after the tag that follows it");
    }
  }

  /**
   * Passes once over the segment that begins at {@code from} and notes where its parts end; returns
   * its length without the terminator.
   */
  private int scan() {
    parts = 0;
    elementCount = 1;
    repeated = false;
    asSent = true;
    foreign = false;
    byte[] roles = this.roles;
    int at = 0;
    while (true) {
      byte[] octets = buffer;
      int begin = from;
      int length = to - from;
      for (; at < length; at++) {
        byte role = roles[octets[begin + at] & 0xff];
        if (role == Roles.DATA) {
          continue;
        }
        switch (role) {
          case Roles.COMPONENT -> part(at);
          case Roles.ELEMENT -> element(at, true);
          case Roles.REPETITION -> {
            if (elementCount > 1) {
              element(at, false);
            }
          }
          case Roles.RELEASE -> {
            at++;
            asSent = false;
          }
          case Roles.LINE_END -> asSent = false;
          case Roles.FOREIGN -> foreign = true;
          case Roles.SHIFT -> {
            at = shifted(at);
            octets = buffer;
            begin = from;
            length = to - from;
          }
          default -> {
            part(at);
            return at;
          }
        }
      }
      more(at);
    }
  }

  /**
   * Passes from a control function of ISO 2022 to where separators are separators again; returns
   * the index of the last byte before.
   */
  private int shifted(int at) {
    do {
      // the longest escape sequence is looked at whole
      if (at + 4 > to - from && available(at + 4) <= at || at > MAX_SEGMENT) {
        more(at);
      }
      int control = shifts.obey(buffer, from + at, to);
      if (control == 0) {
        asSent &= roles[buffer[from + at] & 0xff] != Roles.LINE_END;
        shifts.pass();
      }
      at += Math.max(1, control);
    } while (!shifts.areSeparatorsInUse());
    return at - 1;
  }

  /** Reads on within a segment of which so many bytes were scanned. */
  private void more(int scanned) {
    if (scanned > MAX_SEGMENT) {
      throw refused("PTL-EDI-003", scanned + " bytes", "at most " + MAX_SEGMENT + " bytes");
    }
    int before = to - from;
    if (available(before + 1) == before) {
      throw truncated();
    }
  }

  private void part(int end) {
    ends = grown(ends, parts);
    ends[parts++] = end;
  }

  private void element(int end, boolean ofItsOwn) {
    part(end);
    elements = grown(elements, elementCount + 1);
    elements[elementCount] = parts;
    positions = grown(positions, elementCount);
    positions[elementCount] =
        elementCount == 1 ? 1 : positions[elementCount - 1] + (ofItsOwn ? 1 : 0);
    repeated |= !ofItsOwn;
    elementCount++;
  }

  private static int[] grown(int[] array, int index) {
    return index < array.length
        ? array
        : Arrays.copyOf(array, Math.max(index + 1, array.length * 2));
  }

  private Segment made(int length) {
    if (parts > MAX_PARTS) {
      throw refused("PTL-EDI-003", "more than 20000 components", "a segment of some elements");
    }
    elements[elementCount] = parts;
    byte[] data =
        asSent
            ? Arrays.copyOfRange(buffer, from, from + length)
            : Released.of(buffer, from, length, roles, shiftsBefore, ends);
    int[] where = Arrays.copyOf(ends, parts);
    Layout layout =
        Layout.of(
            data,
            where,
            elements,
            elementCount,
            repeated ? Arrays.copyOf(positions, elementCount) : null);
    number = layout.isService() && BEGINNINGS.contains(layout.tag()) ? 1 : number + 1;
    Segment segment =
        new Segment(
            layout,
            data,
            where,
            charset,
            shifts == null ? null : ShiftedText.of(shiftsBefore, data, where),
            asSent && !foreign ? repertoire : null,
            consumed,
            number);
    if (layout.isService()) {
      follow(segment);
    }
    return segment;
  }

  /** What the ends of an interchange say of how to read on. */
  private void follow(Segment segment) {
    if (segment.tag().equals("UNB")) {
      begin(segment);
    } else if (segment.tag().equals("UNZ")) {
      shifts = null;
      within(Optional.empty());
      separate(Separators.DEFAULT);
      advised = false;
      begun = false;
    }
  }

  private void begin(Segment unb) {
    within(Repertoire.of(unb.text(1, 1)));
    begun = true;
    shifts = unb.is(1, 1, "UNOX") ? new Shifts() : null;
    separate(unb.is(1, 2, "4") && !advised ? separators.withRepetition() : separators);
  }

  /** Reads by what UNB says of characters; without that, what comes is not looked at. */
  private void within(Optional<Repertoire> said) {
    charset = said.map(Repertoire::charset).orElse(StandardCharsets.ISO_8859_1);
    repertoire = said.filter(it -> it != Repertoire.UNOX).orElse(null);
  }

  private void separate(Separators by) {
    separators = by;
    roles = shifts == null ? Roles.under(by) : Roles.shifting(by);
    if (repertoire != null) {
      Roles.mark(roles, repertoire);
    }
  }

  /** Makes so many bytes available if there are so many; returns how many there are. */
  private int available(int wanted) {
    while (to - from < wanted) {
      if (to == buffer.length) {
        if (from > 0) {
          System.arraycopy(buffer, from, buffer, 0, to - from);
          to -= from;
          from = 0;
        } else {
          buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
      }
      try {
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
          break;
        }
        to += read;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the interchange", e);
      }
    }
    return to - from;
  }

  private boolean startsWith(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private EdifactException truncated() {
    String seen = new String(buffer, from, Math.min(40, to - from), StandardCharsets.ISO_8859_1);
    if (!begun && !(startsAs("UNB") || startsAs("UNA"))) {
      return refused("PTL-EDI-001", seen, "UNA or UNB");
    }
    return refused(
        "PTL-EDI-002",
        seen,
        shifts == null || shifts.areSeparatorsInUse()
            ? "a segment terminator before the end of the file"
            : "the return to characters of one byte (ESC ( B, or SI), then a segment terminator");
  }

  /** Whether what is left begins so, or is too short to tell. */
  private boolean startsAs(String ascii) {
    return startsWith(ascii.substring(0, Math.min(ascii.length(), to - from)));
  }

  private EdifactException refused(String code, String seen, String expected) {
    return new EdifactException(
        Finding.of(code, new Place(number, "", 0, 0, consumed), seen, expected));
  }
}
