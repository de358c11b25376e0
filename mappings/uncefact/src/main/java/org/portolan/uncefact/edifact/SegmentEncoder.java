package org.portolan.uncefact.edifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** The bytes of a segment under given separators and a repertoire. */
final class SegmentEncoder {
  private static final int ASCII = 128;

  /** So many bytes are handed on before there are more. */
  private static final int ENOUGH = 8192;

  private final Separators separators;
  private final Repertoire repertoire;
  private final Charset charset;

  /** What of ASCII is a byte of its own in the repertoire and separates nothing. */
  private final boolean[] plain = new boolean[ASCII];

  /** What was written and not handed on yet. */
  private byte[] bytes = new byte[2 * ENOUGH];

  private int size;

  SegmentEncoder(Separators separators, Repertoire repertoire) {
    this.separators = separators;
    this.repertoire = repertoire;
    this.charset = repertoire.charset();
    for (int octet = 0; octet < ASCII; octet++) {
      plain[octet] = repertoire.hasPlain(octet) && !separators.isService((byte) octet);
    }
  }

  /**
   * @throws EdifactException where a text has characters that the repertoire has not; nothing of
   *     the segment is written then
   */
  void encode(OutSegment segment, OutputStream out) throws IOException {
    if (size > ENOUGH) {
      flush(out);
    }
    int before = size;
    try {
      encode(segment);
    } catch (EdifactException e) {
      size = before;
      throw e;
    }
  }

  /** Hands on what was written. */
  void flush(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  private void encode(OutSegment segment) {
    String tag = segment.tag();
    for (int i = 0; i < tag.length(); i++) {
      put((byte) tag.charAt(i));
    }
    int elements = segment.size();
    int parted = 0;
    for (int e = 0; e < elements; e++) {
      int start = segment.start(e);
      int end = segment.start(e + 1);
      int components = start;
      for (int part = start; part < end; part++) {
        String text = segment.text(part);
        if (text == null || text.isEmpty()) {
          continue;
        }
        for (; parted <= e; parted++) {
          put(separators.element());
        }
        for (; components < part; components++) {
          put(separators.component());
        }
        text(tag, text);
      }
    }
    put(separators.terminator());
  }

  private void text(String tag, String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      if (letter >= ASCII || !plain[letter]) {
        encoded(tag, text, i);
        return;
      }
      bytes[size++] = (byte) letter;
    }
  }

  /** The rest of a text with letters beyond ASCII, or something to be released. */
  private void encoded(String tag, String text, int from) {
    if (!repertoire.has(text)) {
      throw EdifactWriter.unwritable(tag, text, "characters of " + repertoire);
    }
    for (byte octet : text.substring(from).getBytes(charset)) {
      if (separators.isService(octet)) {
        if (separators.release() == ' ') {
          throw EdifactWriter.unwritable(tag, text, "no separator in it: there is no release");
        }
        put(separators.release());
      }
      put(octet);
    }
  }

  private void put(byte octet) {
    room(1);
    bytes[size++] = octet;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
