package org.portolan.uncefact.edifact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a segment under given separators and a repertoire. */
final class SegmentEncoder {
  private final Separators separators;
  private final Repertoire repertoire;
  private final Charset charset;

  SegmentEncoder(Separators separators, Repertoire repertoire) {
    this.separators = separators;
    this.repertoire = repertoire;
    this.charset = repertoire.charset();
  }

  /**
   * @throws EdifactException where a text has characters that the repertoire has not
   */
  byte[] encode(OutSegment segment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(80);
    out.writeBytes(segment.tag().getBytes(StandardCharsets.US_ASCII));
    int empty = 0;
    for (List<String> element : segment.elements()) {
      empty++;
      if (element.stream().allMatch(String::isEmpty)) {
        continue;
      }
      for (; empty > 0; empty--) {
        out.write(separators.element());
      }
      components(out, segment.tag(), element);
    }
    out.write(separators.terminator());
    return out.toByteArray();
  }

  private void components(ByteArrayOutputStream out, String tag, List<String> components) {
    int empty = 0;
    boolean first = true;
    for (String component : components) {
      if (!first) {
        empty++;
      }
      first = false;
      if (component.isEmpty()) {
        continue;
      }
      for (; empty > 0; empty--) {
        out.write(separators.component());
      }
      text(out, tag, component);
    }
  }

  private void text(ByteArrayOutputStream out, String tag, String text) {
    byte[] bytes = text.getBytes(charset);
    if (!repertoire.has(text)) {
      throw EdifactWriter.unwritable(tag, text, "characters of " + repertoire);
    }
    for (byte octet : bytes) {
      if (separators.isService(octet)) {
        if (separators.release() == ' ') {
          throw EdifactWriter.unwritable(tag, text, "no separator in it: there is no release");
        }
        out.write(separators.release());
      }
      out.write(octet);
    }
  }
}
