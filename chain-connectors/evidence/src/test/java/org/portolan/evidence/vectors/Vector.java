package org.portolan.evidence.vectors;

import org.portolan.record.json.Json;

/**
 * One language-neutral vector: something to be judged, and what the judgement must be.
 *
 * @param subject what kind of thing it is; the shape of {@code input} goes by it
 * @param name the file's name, after the mutation
 * @param item number in the list of what must be refused (README.md beside the vectors)
 * @param says what was done to it, in a sentence
 */
record Vector(
    String subject, String name, int item, String says, Json.Obj input, Json.Obj expected) {
  static final String FORMAT = "portolan.vector.v1";

  String file() {
    return subject + "/" + name + ".json";
  }

  Json.Obj json() {
    return Json.object(
        "format", Json.of(FORMAT),
        "subject", Json.of(subject),
        "item", Json.of(item),
        "says", Json.of(says),
        "input", input,
        "expected", expected);
  }

  /** The code that is expected, or null where it is accepted. */
  String code() {
    return expected.members().get("refused") instanceof Json.Str code ? code.text() : null;
  }
}
