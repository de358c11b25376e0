package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/** Collects vectors of one subject; each file's name is used once. */
final class Vectors {
  private final List<Vector> all = new ArrayList<>();
  private final Set<String> files = new HashSet<>();

  List<Vector> all() {
    return all;
  }

  void accepted(String subject, String name, String says, Json.Obj input, Object... answer) {
    add(new Vector(subject, name, 0, says, input, Json.object("accepted", Json.object(answer))));
  }

  void refused(String subject, String name, int item, String says, Json.Obj input, String code) {
    add(new Vector(subject, name, item, says, input, Json.object("refused", Json.of(code))));
  }

  private void add(Vector vector) {
    if (!files.add(vector.file())) {
      throw new IllegalStateException("two vectors are named " + vector.file());
    }
    all.add(vector);
  }

  static Json hex(byte[] bytes) {
    return Json.of(Hex.encode(bytes));
  }

  static Json hex(Bytes32 bytes) {
    return Json.of(bytes.hex());
  }

  static Json hashes(List<Bytes32> path) {
    return Json.of(path.stream().map(hash -> Json.of(hash.hex())).toList());
  }

  static Json numbers(List<Long> numbers) {
    return Json.of(numbers.stream().map(Json::of).toList());
  }

  /** The object with one member replaced or added. */
  static Json.Obj with(Json.Obj object, String name, Json value) {
    var members = new java.util.TreeMap<>(object.members());
    members.put(name, value);
    return new Json.Obj(members);
  }
}
