package org.portolan.record.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portolan.record.JsonStrings;
import org.portolan.record.RecordRefused;

/** RFC 8785. */
final class JsonWriter {
  private JsonWriter() {}

  static byte[] write(Json value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(out));
      return Arrays.copyOf(encoded.array(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new RecordRefused("PTL-JSN-003", "JSON", "a lone surrogate", "valid Unicode");
    }
  }

  private static void write(StringBuilder out, Json value) {
    switch (value) {
      case Json.Null none -> out.append("null");
      case Json.Bool flag -> out.append(flag.value());
      case Json.Num number -> out.append(number.value());
      case Json.Str text -> JsonStrings.quote(out, text.text());
      case Json.Arr array -> {
        out.append('[');
        for (int i = 0; i < array.items().size(); i++) {
          write(i == 0 ? out : out.append(','), array.items().get(i));
        }
        out.append(']');
      }
      case Json.Obj object -> {
        out.append('{');
        boolean first = true;
        for (var member : object.members().entrySet()) {
          JsonStrings.quote(first ? out : out.append(','), member.getKey());
          write(out.append(':'), member.getValue());
          first = false;
        }
        out.append('}');
      }
    }
  }
}
