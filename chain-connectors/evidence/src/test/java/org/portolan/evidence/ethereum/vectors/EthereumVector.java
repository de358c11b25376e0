package org.portolan.evidence.ethereum.vectors;

import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/**
 * One language-neutral vector: something to be judged, and what the judgement must be.
 *
 * @param name the file's name, after the mutation
 * @param item number in the list of what a verifier must refuse; 0 where it must accept
 */
record EthereumVector(
    String subject, String name, int item, String says, Json.Obj input, Json.Obj expected) {
  static EthereumVector accepted(
      String subject, String name, String says, Json.Obj input, Object... answer) {
    return new EthereumVector(
        subject, name, 0, says, input, Json.object("accepted", Json.object(answer)));
  }

  static EthereumVector refused(
      String subject, String name, int item, String says, Json.Obj input, String code) {
    return new EthereumVector(
        subject, name, item, says, input, Json.object("refused", Json.of(code)));
  }

  String file() {
    return subject + "/" + name + ".json";
  }

  Json.Obj json() {
    return Json.object(
        "format", Json.of("portolan.vector.v1"),
        "subject", Json.of(subject),
        "item", Json.of(item),
        "says", Json.of(says),
        "input", input,
        "expected", expected);
  }

  static Json hex(byte[] bytes) {
    return Json.of(Hex.encode(bytes));
  }

  static Json hex(Bytes32 bytes) {
    return Json.of(bytes.hex());
  }

  static Json hexes(List<byte[]> list) {
    return Json.of(list.stream().map(EthereumVector::hex).toList());
  }

  /** The object with one member replaced. */
  static Json.Obj with(Json.Obj object, String name, Json value) {
    var members = new java.util.TreeMap<>(object.members());
    members.put(name, value);
    return new Json.Obj(members);
  }
}
