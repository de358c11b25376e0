package org.portolan.evidence.fabric.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.fabric.proto.ProtoReader;

/**
 * {@code ConfigGroup {1 version, 2 groups, 3 values, 4 policies, 5 mod_policy}}: groups in groups,
 * each read when it is asked for. Of maps the order is the writer's; no name stands twice.
 */
record ConfigGroup(String path, Map<String, byte[]> groups, Map<String, byte[]> values) {
  private static final int MOST = 4096;

  static ConfigGroup read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    in.number(1);
    Map<String, byte[]> groups = map(in, 2);
    Map<String, byte[]> values = map(in, 3);
    map(in, 4);
    in.text(5);
    in.end();
    return new ConfigGroup(path, groups, values);
  }

  Optional<ConfigGroup> group(String name) {
    return Optional.ofNullable(groups.get(name)).map(bytes -> read(path + "/" + name, bytes));
  }

  /** The content of {@code ConfigValue {1 version, 2 value, 3 mod_policy}}. */
  Optional<byte[]> value(String name) {
    return Optional.ofNullable(values.get(name)).map(bytes -> content(path + "/" + name, bytes));
  }

  private static byte[] content(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    in.number(1);
    byte[] value = in.bytes(2);
    in.text(3);
    in.end();
    return value;
  }

  private static Map<String, byte[]> map(ProtoReader in, int field) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (byte[] entry : in.repeated(field, MOST)) {
      ProtoReader each = new ProtoReader("map", entry);
      // An entry's fields are there even if they are empty.
      String key = each.text(each.message(1).orElseGet(() -> new byte[0]));
      byte[] value = each.message(2).orElseGet(() -> new byte[0]);
      each.end();
      if (all.put(key, value) != null) {
        throw in.refused("PTL-PRB-001", key + " twice", "each name once");
      }
    }
    return all;
  }
}
