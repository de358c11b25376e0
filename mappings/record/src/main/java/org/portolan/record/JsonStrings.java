package org.portolan.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JSON arrays of strings in the one spelling of RFC 8785 section 3.2.2.2. */
public final class JsonStrings {
  private JsonStrings() {}

  static byte[] array(List<String> strings) {
    byte[] plain = plain(strings);
    if (plain != null) {
      return plain;
    }
    StringBuilder out = new StringBuilder(64).append('[');
    for (int i = 0; i < strings.size(); i++) {
      quote(i == 0 ? out : out.append(','), strings.get(i));
    }
    return utf8(out.append(']'));
  }

  /** The array where every character is its own byte, as nearly all are; null where one is not. */
  private static byte[] plain(List<String> strings) {
    if (strings.isEmpty()) {
      return null;
    }
    int length = 1 + 3 * strings.size();
    for (String text : strings) {
      length += text.length();
    }
    byte[] out = new byte[length];
    int at = 0;
    for (String text : strings) {
      out[at] = (byte) (at == 0 ? '[' : ',');
      out[++at] = '"';
      at++;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\') {
          return null;
        }
        out[at++] = (byte) c;
      }
      out[at++] = '"';
    }
    out[at] = ']';
    return out;
  }

  /** Whether nothing in a text needs an escape. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Appends one string, quoted and escaped. */
  public static void quote(StringBuilder out, String text) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text).append('"');
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  static byte[] utf8(CharSequence text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new RecordRefused("PTL-ENT-004", "text", "a lone surrogate", "valid Unicode");
    }
  }

  /** Reads an array of strings and refuses any spelling but {@link #array}'s. */
  static List<String> parseArray(byte[] encoded) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
    } catch (CharacterCodingException e) {
      throw refused("bytes that are not UTF-8");
    }
    List<String> strings = new ArrayList<>(4);
    int at = 0;
    if (text.isEmpty() || text.charAt(at++) != '[') {
      throw refused(text);
    }
    do {
      at = string(text, at, strings);
    } while (at < text.length() && text.charAt(at++) == ',');
    if (at != text.length() || !Arrays.equals(array(strings), encoded)) {
      throw refused(text);
    }
    return strings;
  }

  private static int string(String text, int from, List<String> strings) {
    if (from >= text.length() || text.charAt(from) != '"') {
      throw refused(text);
    }
    StringBuilder value = new StringBuilder();
    for (int at = from + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        strings.add(value.toString());
        return at + 1;
      }
      if (c != '\\') {
        value.append(c);
        continue;
      }
      if (++at == text.length()) {
        break;
      }
      switch (text.charAt(at)) {
        case '"' -> value.append('"');
        case '\\' -> value.append('\\');
        case 'b' -> value.append('\b');
        case 't' -> value.append('\t');
        case 'n' -> value.append('\n');
        case 'f' -> value.append('\f');
        case 'r' -> value.append('\r');
        case 'u' -> {
          if (at + 4 >= text.length()) {
            throw refused(text);
          }
          value.append((char) control(text.substring(at + 1, at + 5)));
          at += 4;
        }
        default -> throw refused(text);
      }
    }
    throw refused(text);
  }

  private static int control(String digits) {
    if (!digits.matches("00[01][0-9a-f]")) {
      throw refused("\\u" + digits);
    }
    return Integer.parseInt(digits, 16);
  }

  private static RecordRefused refused(String seen) {
    return new RecordRefused(
        "PTL-ENT-004", "entry", seen, "a JSON array of strings in its RFC 8785 form");
  }
}
