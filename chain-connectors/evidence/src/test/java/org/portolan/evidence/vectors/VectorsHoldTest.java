package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.record.json.Json;

/** The verifiers say of each vector what it expects, by its code. */
class VectorsHoldTest {
  @Test
  void every_vector_gets_the_answer_it_expects() {
    List<String> wrong = new ArrayList<>();
    for (Vector vector : AllVectors.make()) {
      Json.Obj answer = Judge.judge(vector.subject(), vector.input());
      boolean same =
          vector.code() == null
              ? answer.equals(vector.expected())
              : vector.expected().members().get("refused").equals(answer.members().get("refused"));
      if (!same) {
        wrong.add(
            vector.file()
                + ": "
                + new String(answer.canonical(), StandardCharsets.UTF_8)
                + " instead of "
                + new String(vector.expected().canonical(), StandardCharsets.UTF_8));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
