package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.record.json.Json;

/** When too few signed, the refusal also says of each other signature why it does not count. */
class WhyASignatureDoesNotCountTest {
  private static final Map<String, Vector> VECTORS =
      AllVectors.make().stream()
          .filter(vector -> vector.subject().equals("statement-signatures"))
          .collect(Collectors.toMap(Vector::name, vector -> vector));

  @ParameterizedTest
  @CsvSource({
    "second-signature-changed, PTL-SIG-001",
    "root-changed, PTL-SIG-001",
    "second-signature-by-a-wrong-key, PTL-SIG-001",
    "eip712-signed-by-another-key, PTL-SIG-001",
    "eip712-another-contract, PTL-SIG-001",
    "eip712-high-s-twin, PTL-SIG-002",
    "eip712-v-29, PTL-SIG-002",
    "eip712-r-zero, PTL-SIG-002",
    "eip712-64-bytes, PTL-SIG-002",
    "hybrid-quantum-half-alone, PTL-SIG-003",
    "hybrid-in-another-order, PTL-SIG-003",
    "hybrid-classical-half-as-sign1, PTL-SIG-003",
    "hybrid-quantum-half-of-another-organisation, PTL-SIG-004",
    "hybrid-quantum-half-of-a-sign1, PTL-SIG-001",
    "signer-unknown, PTL-SIG-004",
    "kind-unknown, PTL-SIG-005",
    "kind-cose-for-an-eip712-attestor, PTL-SIG-005",
    "eip712-no-contract, PTL-SIG-006",
    "judged-by-another-epoch, PTL-SIG-007",
    "trailing-byte, PTL-CBR-001"
  })
  void the_reason_stands_beside_the_clause(String name, String reason) {
    Vector vector = VECTORS.get(name);

    Json.Obj answer = Judge.judge(vector.subject(), vector.input());

    assertThat(answer.members().get("refused")).isEqualTo(Json.of("PTL-POL-020"));
    assertThat(((Json.Arr) answer.members().get("because")).items()).contains(Json.of(reason));
  }
}
