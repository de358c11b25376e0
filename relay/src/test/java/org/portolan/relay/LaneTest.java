package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.Json;

/** A lane counts signatures as its destination will. */
class LaneTest {
  private static final Eip712Domain CONTRACT = new Eip712Domain(1337, new byte[20]);
  private static final Eip712Domain ANOTHER = new Eip712Domain(1338, new byte[20]);
  private static final Bytes32 EPOCH = Sha256.hash("epoch".getBytes());

  private final EthereumKey key = EthereumKey.of(Sha256.hash("key".getBytes()));
  private final StatusStatement statement =
      new StatusStatement(
          Bytes32.ZERO, EPOCH, Bytes32.ZERO, PublisherStatus.NONE.digest(), 10, 1_795_000_000L);
  private final SignaturePart signature =
      new SignaturePart(key.address(), "eip712", key.sign(Eip712.digest(CONTRACT, statement)));

  private Lane lane(Json.Obj policy) {
    return new Lane(
        null,
        null,
        Policy.of(policy),
        new TrustEpoch(
            EPOCH,
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            Json.object("kind", Json.of("tlog")),
            List.of(new AttestorEntry(key.address(), "A", "eip712", Optional.empty()))),
        List.of());
  }

  private static Attestations signedBy(String... organisations) {
    return new Attestations(List.of(), Set.of(organisations), Set.of(), "");
  }

  @Test
  void a_signature_counts_for_the_contract_of_the_lane_and_for_no_other() {
    Lane lane = lane(Json.object("organisations", Json.of(1)));

    assertThat(lane.counts(signature, statement)).isFalse();
    assertThat(lane.boundTo(ANOTHER).counts(signature, statement)).isFalse();
    assertThat(lane.boundTo(CONTRACT).counts(signature, statement)).isTrue();
    assertThat(lane.boundTo(CONTRACT).under(LaneRules.STANDARD).counts(signature, statement))
        .isTrue();
    assertThat(lane.organisation(signature)).hasValue("A");
  }

  @Test
  void enough_have_signed_when_each_role_has() {
    Lane lane =
        lane(
            Json.object(
                "organisations",
                Json.of(2),
                "roles",
                Json.of(
                    List.of(
                        Json.object(
                            "role",
                            Json.of("customs"),
                            "of",
                            Json.of(List.of(Json.of("C"))),
                            "organisations",
                            Json.of(1))))));

    assertThat(signedBy("A", "B").enough(lane)).isFalse();
    assertThat(signedBy("C").enough(lane)).isFalse();
    assertThat(signedBy("A", "C").enough(lane)).isTrue();
  }
}
