package org.portolan.record.json;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON value. Members are held in the order of RFC 8785 section 3.2.3: by UTF-16 units. */
public sealed interface Json {
  record Obj(SortedMap<String, Json> members) implements Json {}

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Str(String text) implements Json {}

  record Num(long value) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  Json NULL = new Null();

  static Str of(String text) {
    return new Str(text);
  }

  static Num of(long value) {
    return new Num(value);
  }

  static Arr of(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  /** Names and values in turn. */
  static Obj object(Object... namesAndValues) {
    SortedMap<String, Json> members = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
    }
    return new Obj(members);
  }

  /** This value's RFC 8785 form. */
  default byte[] canonical() {
    return JsonWriter.write(this);
  }
}
