package org.portolan.uncefact.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long consumed;
  private Separators separators = Separators.DEFAULT;
  private Charset charset = StandardCharsets.ISO_8859_1;
  private boolean advised;
  private int number;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] elements = new int[32];
  private int[] positions = new int[32];
  private boolean repeated;

  public SegmentReader(InputStream in) {
    this.in = in;
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
    int end = terminator();
    Segment segment = cut(end);
    consumed += end + 1 - from;
    from = end + 1;
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
    separators = Separators.ofAdvice(una);
    advised = true;
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

  /** The index of the terminator that ends the segment which begins at {@code from}. */
  private int terminator() {
    byte release = separators.release();
    byte terminator = separators.terminator();
    boolean releases = release != ' ';
    int at = from;
    while (true) {
      for (; at < to; at++) {
        byte octet = buffer[at];
        if (octet == terminator) {
          return at;
        }
        if (releases && octet == release) {
          at++;
        }
      }
      int scanned = at - from;
      if (scanned > MAX_SEGMENT) {
        throw refused("PTL-EDI-003", scanned + " bytes", "at most " + MAX_SEGMENT + " bytes");
      }
      int before = to - from;
      if (available(before + 1) == before) {
        throw truncated();
      }
      at = from + scanned;
    }
  }

  private Segment cut(int end) {
    byte[] data = new byte[end - from];
    byte component = separators.component();
    byte element = separators.element();
    byte release = separators.release();
    byte repetition = separators.repetition();
    boolean releases = release != ' ';
    int parts = 0;
    int elementCount = 1;
    elements[0] = 0;
    repeated = false;
    int length = 0;
    int start = 0;
    for (int at = from; at < end; at++) {
      byte octet = buffer[at];
      if (releases && octet == release) {
        at++;
        if (at < end) {
          data[length++] = buffer[at];
        }
      } else if (octet == component
          || octet == element
          || repetition != 0 && octet == repetition && elementCount > 1) {
        parts = part(parts, start, length);
        start = length;
        if (octet != component) {
          elements = grown(elements, elementCount + 1);
          elements[elementCount] = parts;
          position(elementCount++, octet == element);
        }
      } else if (octet != '\n' && octet != '\r') {
        data[length++] = octet;
      }
    }
    parts = part(parts, start, length);
    elements = grown(elements, elementCount + 1);
    elements[elementCount] = parts;
    String tag = new String(data, starts[0], ends[0] - starts[0], StandardCharsets.ISO_8859_1);
    return made(tag, data, parts, elementCount);
  }

  private void position(int element, boolean ofItsOwn) {
    positions = grown(positions, element);
    positions[element] = element == 1 ? 1 : positions[element - 1] + (ofItsOwn ? 1 : 0);
    repeated |= !ofItsOwn;
  }

  private int part(int parts, int start, int end) {
    if (parts == MAX_PARTS) {
      throw refused("PTL-EDI-003", "more than 20000 components", "a segment of some elements");
    }
    starts = grown(starts, parts);
    ends = grown(ends, parts);
    starts[parts] = start;
    ends[parts] = end;
    return parts + 1;
  }

  private static int[] grown(int[] array, int index) {
    return index < array.length
        ? array
        : Arrays.copyOf(array, Math.max(index + 1, array.length * 2));
  }

  private Segment made(String tag, byte[] data, int parts, int elementCount) {
    String known = Tags.known(tag);
    number = known.equals("UNH") || known.equals("UNB") || known.equals("UNG") ? 1 : number + 1;
    Segment segment =
        new Segment(
            known,
            data,
            Arrays.copyOf(starts, parts),
            Arrays.copyOf(ends, parts),
            Arrays.copyOf(elements, elementCount + 1),
            elementCount,
            repeated ? Arrays.copyOf(positions, elementCount) : null,
            charset,
            consumed,
            number);
    if (known.equals("UNB")) {
      begin(segment);
    } else if (known.equals("UNZ")) {
      separators = Separators.DEFAULT;
      charset = StandardCharsets.ISO_8859_1;
      advised = false;
    }
    return segment;
  }

  private void begin(Segment unb) {
    charset =
        Repertoire.of(unb.text(1, 1)).map(Repertoire::charset).orElse(StandardCharsets.ISO_8859_1);
    if (unb.is(1, 2, "4") && !advised) {
      separators = separators.withRepetition();
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
    return refused("PTL-EDI-002", seen, "a segment terminator before the end of the file");
  }

  private EdifactException refused(String code, String seen, String expected) {
    return new EdifactException(
        Finding.of(code, new Place(number, "", 0, 0, consumed), seen, expected));
  }
}
