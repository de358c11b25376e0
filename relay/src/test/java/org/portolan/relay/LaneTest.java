package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  private TrustEpoch epoch(Bytes32 digest, long from, Long until) {
    return new TrustEpoch(
        digest,
        HashAlgorithm.SHA256,
        from,
        Optional.ofNullable(until),
        Json.object("kind", Json.of("tlog")),
        List.of(new AttestorEntry(key.address(), "A", "eip712", Optional.empty())));
  }

  private Lane lane(Json.Obj policy, Optional<Eip712Domain> contract) {
    return new Lane(
        null,
        null,
        Policy.of(policy),
        epoch(EPOCH, 0, null),
        List.of(),
        LaneRules.STANDARD,
        contract);
  }

  private static Attestations signedBy(String... organisations) {
    return new Attestations(List.of(), Set.of(organisations), Set.of(), "");
  }

  @Test
  void a_signature_counts_for_the_contract_of_the_lane_and_for_no_other() {
    Json.Obj policy = Json.object("organisations", Json.of(1));
    Lane lane = lane(policy, Optional.of(CONTRACT));

    assertThat(lane(policy, Optional.empty()).counts(signature, statement)).isFalse();
    assertThat(lane(policy, Optional.of(ANOTHER)).counts(signature, statement)).isFalse();
    assertThat(lane.counts(signature, statement)).isTrue();
    assertThat(lane.organisation(signature, statement)).hasValue("A");
  }

  @Test
  void a_height_is_of_the_epoch_in_force_there_and_a_signature_of_the_one_it_names() {
    Bytes32 next = Sha256.hash("next".getBytes());
    Lane lane =
        new Lane(
            null,
            null,
            Policy.of(Json.object("organisations", Json.of(1))),
            List.of(epoch(EPOCH, 5, 100L), epoch(next, 100, null)),
            List.of(),
            LaneRules.STANDARD,
            Optional.of(CONTRACT));

    assertThat(lane.epochAt(99).digest()).isEqualTo(EPOCH);
    assertThat(lane.epochAt(100).digest()).isEqualTo(next);
    assertThat(lane.epoch().digest()).isEqualTo(next);
    assertThatThrownBy(() -> lane.epochAt(4)).hasMessageContaining("PTL-TRU-005");
    assertThat(lane.counts(signature, statement)).isTrue();
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
                            Json.of(1))))),
            Optional.empty());

    assertThat(signedBy("A", "B").enough(lane)).isFalse();
    assertThat(signedBy("C").enough(lane)).isFalse();
    assertThat(signedBy("A", "C").enough(lane)).isTrue();
  }
}
