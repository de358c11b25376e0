package org.portolan.uncefact.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Free text: Normalization Form C, runs of blanks as one space, no controls (UAX 15, C0 of
 * ECMA-48).
 */
public final class FreeText {
  private FreeText() {}

  /** One text, or the repeats of one text joined by one space. */
  public static Reading text(List<String> parts) {
    List<String> clean = new ArrayList<>();
    for (String part : parts) {
      if (isClean(part)) {
        clean.add(part);
        continue;
      }
      int control = controlIn(part);
      if (control >= 0) {
        return Reading.refused(
            "PTL-VAL-019", "U+%04X".formatted((int) part.charAt(control)), "no control characters");
      }
      String one = oneSpaced(Normalizer.normalize(part, Normalizer.Form.NFC));
      if (!one.isEmpty()) {
        clean.add(one);
      }
    }
    String joined = String.join(" ", clean);
    joined = isClean(joined) ? joined : Normalizer.normalize(joined, Normalizer.Form.NFC);
    return joined.isEmpty()
        ? Reading.refused("PTL-VAL-020", String.join("", parts), "text")
        : Reading.taken(Value.text(joined));
  }

  public static Reading text(String sent) {
    return isClean(sent) ? Reading.taken(Value.text(sent)) : text(List.of(sent));
  }

  /** Whether a text is as it should be already: printable ASCII, no blank but one between words. */
  private static boolean isClean(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == ' ' && blank) {
        return false;
      }
      blank = c == ' ';
    }
    return !blank;
  }

  private static int controlIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20) {
        return i;
      }
    }
    return -1;
  }

  private static String oneSpaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** Unicode White_Space; {@link Character#isWhitespace} leaves out the no-break spaces. */
  private static boolean isBlank(int c) {
    return c == ' ' || c == 0x85 || Character.isSpaceChar(c);
  }
}
