package org.portolan.uncefact.edifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** The bytes of a segment under given separators and a repertoire. */
final class SegmentEncoder {
  private static final int ASCII = 128;

  private final Separators separators;
  private final Repertoire repertoire;
  private final Charset charset;

  /** What of ASCII is a byte of its own in the repertoire and separates nothing. */
  private final boolean[] plain = new boolean[ASCII];

  private byte[] bytes = new byte[256];
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
   * @throws EdifactException where a text has characters that the repertoire has not
   */
  void encode(OutSegment segment, OutputStream out) throws IOException {
    size = 0;
    String tag = segment.tag();
    for (int i = 0; i < tag.length(); i++) {
      put((byte) tag.charAt(i));
    }
    int empty = 0;
    for (int e = 0; e < segment.size(); e++) {
      empty++;
      String[] element = segment.element(e);
      if (element == null || isEmpty(element)) {
        continue;
      }
      for (; empty > 0; empty--) {
        put(separators.element());
      }
      components(tag, element);
    }
    put(separators.terminator());
    out.write(bytes, 0, size);
  }

  private static boolean isEmpty(String[] components) {
    for (String component : components) {
      if (component != null && !component.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void components(String tag, String[] components) {
    int written = 0;
    for (int c = 0; c < components.length; c++) {
      if (components[c] != null && !components[c].isEmpty()) {
        for (; written < c; written++) {
          put(separators.component());
        }
        text(tag, components[c]);
      }
    }
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
