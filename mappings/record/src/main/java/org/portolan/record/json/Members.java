package org.portolan.record.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.RecordRefused;

/**
 * One object of a file, read member by member: each must be there, each must have its type, and
 * {@link #end} refuses any that was not asked for.
 */
public final class Members {
  private final String path;
  private final Json.Obj object;
  private final Set<String> read = new HashSet<>();

  private Members(String path, Json.Obj object) {
    this.path = path;
    this.object = object;
  }

  public static Members of(String path, Json value) {
    if (value instanceof Json.Obj object) {
      return new Members(path, object);
    }
    throw refused(path, value, "an object");
  }

  public String path() {
    return path;
  }

  public Json any(String name) {
    Json value = object.members().get(name);
    if (value == null) {
      throw new RecordRefused("PTL-JSN-004", path, "no member " + name, "every member present");
    }
    read.add(name);
    return value;
  }

  public String text(String name) {
    if (any(name) instanceof Json.Str text) {
      return text.text();
    }
    throw wrong(name, "a string");
  }

  public long number(String name) {
    if (any(name) instanceof Json.Num number && number.value() >= 0) {
      return number.value();
    }
    throw wrong(name, "a number from 0");
  }

  public long signed(String name) {
    if (any(name) instanceof Json.Num number) {
      return number.value();
    }
    throw wrong(name, "a number");
  }

  public Optional<Long> optionalNumber(String name) {
    return any(name) instanceof Json.Null ? Optional.empty() : Optional.of(number(name));
  }

  public Bytes32 hash(String name) {
    try {
      return Bytes32.fromHex(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "64 lower-case hexadecimal digits");
    }
  }

  public byte[] base64(String name) {
    try {
      return Base64Url.decode(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "base64url without padding");
    }
  }

  public byte[] hex(String name) {
    try {
      return Hex.decode(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "lower-case hexadecimal");
    }
  }

  public Members object(String name) {
    return of(path + "/" + name, any(name));
  }

  public Optional<Members> optionalObject(String name) {
    return any(name) instanceof Json.Null ? Optional.empty() : Optional.of(object(name));
  }

  public List<Json> items(String name) {
    if (any(name) instanceof Json.Arr array) {
      return array.items();
    }
    throw wrong(name, "an array");
  }

  /** Reads each item with its own path. */
  public <T> List<T> list(String name, BiFunction<String, Json, T> reader) {
    List<Json> items = items(name);
    List<T> made = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      made.add(reader.apply(path + "/" + name + "/" + i, items.get(i)));
    }
    return made;
  }

  public List<Bytes32> hashes(String name) {
    return list(
        name,
        (where, item) -> {
          try {
            return Bytes32.fromHex(((Json.Str) item).text());
          } catch (IllegalArgumentException | ClassCastException e) {
            throw refused(where, item, "64 lower-case hexadecimal digits");
          }
        });
  }

  public List<String> texts(String name) {
    return list(
        name,
        (where, item) -> {
          if (item instanceof Json.Str text) {
            return text.text();
          }
          throw refused(where, item, "a string");
        });
  }

  /** Every member was asked for. */
  public void end() {
    for (String name : object.members().keySet()) {
      if (!read.contains(name)) {
        throw new RecordRefused("PTL-JSN-005", path, "member " + name, "no unknown member");
      }
    }
  }

  public RecordRefused wrong(String name, String expected) {
    return refused(path + "/" + name, object.members().get(name), expected);
  }

  private static RecordRefused refused(String path, Json seen, String expected) {
    String text = new String(seen.canonical(), UTF_8);
    return new RecordRefused("PTL-JSN-006", path.isEmpty() ? "/" : path, text, expected);
  }
}
