package org.portolan.record.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portolan.record.RecordRefused;

/**
 * Reads JSON that equals its own RFC 8785 form and refuses any other: white space, another order of
 * members, a member twice, another escape, a number that is not a plain integer below 2^53.
 */
public final class CanonicalJson {
  public static final int MAX_DEPTH = 64;
  private static final long MAX_NUMBER = (1L << 53) - 1;

  private final String text;
  private int at;

  private CanonicalJson(String text) {
    this.text = text;
  }

  /**
   * @param maxBytes what the caller is willing to read; more is refused unread
   */
  public static Json parse(byte[] bytes, int maxBytes) {
    if (bytes.length > maxBytes) {
      throw new RecordRefused(
          "PTL-JSN-001", "JSON", bytes.length + " bytes", "at most " + maxBytes + " bytes");
    }
    CanonicalJson in = new CanonicalJson(decode(bytes));
    Json value = in.value(0);
    if (in.at != in.text.length() || !Arrays.equals(value.canonical(), bytes)) {
      throw in.refused("its own RFC 8785 form");
    }
    return value;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RecordRefused("PTL-JSN-003", "JSON", "bytes that are not UTF-8", "UTF-8");
    }
  }

  private Json value(int depth) {
    if (depth > MAX_DEPTH) {
      throw refused("at most " + MAX_DEPTH + " levels");
    }
    char c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", Json.NULL);
      default -> number();
    };
  }

  private Json object(int depth) {
    SortedMap<String, Json> members = new TreeMap<>();
    at++;
    if (peek() == '}') {
      at++;
      return new Json.Obj(members);
    }
    do {
      String name = string();
      take(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw refused("no member twice; \"" + name + "\" is");
      }
    } while (more('}'));
    return new Json.Obj(members);
  }

  private Json array(int depth) {
    List<Json> items = new ArrayList<>();
    at++;
    if (peek() == ']') {
      at++;
      return new Json.Arr(items);
    }
    do {
      items.add(value(depth + 1));
    } while (more(']'));
    return new Json.Arr(items);
  }

  private boolean more(char end) {
    char c = peek();
    if (c != ',' && c != end) {
      throw refused("',' or '" + end + "'");
    }
    at++;
    return c == ',';
  }

  private String string() {
    take('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < 0x20) {
        throw refused("an escaped control character");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\' -> c;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("00[01][0-9a-f]")) {
          throw refused("an escape that RFC 8785 writes");
        }
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw refused("an escape that RFC 8785 writes");
    };
  }

  private Json number() {
    int from = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    if (!digits.matches("0|-?[1-9][0-9]{0,15}") || Math.abs(Long.parseLong(digits)) > MAX_NUMBER) {
      throw refused("an integer below 2^53");
    }
    return new Json.Num(Long.parseLong(digits));
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw refused("a JSON value");
    }
    at += word.length();
    return value;
  }

  private void take(char c) {
    if (peek() != c) {
      throw refused("'" + c + "'");
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw refused("more of the file");
    }
    return text.charAt(at);
  }

  private RecordRefused refused(String expected) {
    String seen =
        at < text.length() ? text.substring(at, Math.min(at + 20, text.length())) : "the end";
    return new RecordRefused("PTL-JSN-002", "character " + at, seen, expected);
  }
}
