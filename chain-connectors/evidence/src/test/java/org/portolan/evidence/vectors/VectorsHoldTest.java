package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.record.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verifiers say of each vector that is checked in what it expects, by its code. */
class VectorsHoldTest {
  @Test
  void every_vector_gets_the_answer_it_expects() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String file : VectorFiles.index(VectorsAreCurrentTest.FOLDER)) {
      Json.Obj vector = read(file);
      Json.Obj expected = (Json.Obj) vector.members().get("expected");
      String subject = ((Json.Str) vector.members().get("subject")).text();
      Json.Obj answer = Judge.judge(subject, (Json.Obj) vector.members().get("input"));
      Json refused = expected.members().get("refused");
      boolean same =
          refused == null
              ? answer.equals(expected)
              : refused.equals(answer.members().get("refused"));
      if (!same) {
        wrong.add(file + ": " + text(answer) + " instead of " + text(expected));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Json.Obj read(String file) throws IOException {
    byte[] bytes = VectorFiles.checkedIn(VectorsAreCurrentTest.FOLDER + "/" + file);
    return (Json.Obj) json(JsonMapper.shared().readTree(bytes));
  }

  /** Any JSON parser will do for a vector; its layout is for people. */
  static Json json(JsonNode node) {
    if (node.isObject()) {
      List<Object> members = new ArrayList<>();
      node.properties()
          .forEach(
              member -> {
                members.add(member.getKey());
                members.add(json(member.getValue()));
              });
      return Json.object(members.toArray());
    }
    if (node.isArray()) {
      return Json.of(node.values().stream().map(VectorsHoldTest::json).toList());
    }
    if (node.isString()) {
      return Json.of(node.asString());
    }
    if (node.isBoolean()) {
      return new Json.Bool(node.asBoolean());
    }
    return node.isNull() ? Json.NULL : Json.of(node.asLong());
  }

  private static String text(Json json) {
    return new String(json.canonical(), StandardCharsets.UTF_8);
  }
}
