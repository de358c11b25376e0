package org.portolan.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.contract.CoseAttestor;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.Json;
import org.portolan.registry.CommandCall;

/** Changes that several organisations have to agree to. */
class GovernanceTest {
  private static final byte[] VOTED = {1};

  private final TestRegistry registry = TestRegistry.governedBy(2);

  private static byte[] trust(int organisations) {
    Policy policy = Policy.of(Json.object("organisations", Json.of(organisations)));
    NetworkIdentity source = new NetworkIdentity("tlog:elsewhere", TestRegistry.hash("elsewhere"));
    Bytes32 from = TestRegistry.hash("registry of the source");
    Bytes32 lane =
        Identifiers.lane(
            source.id(),
            from,
            TestRegistry.NETWORK.id(),
            Identifiers.registry(TestRegistry.NAME),
            policy.digest());
    TrustEpoch epoch =
        new TrustEpoch(
            TestRegistry.hash("epoch"),
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            Json.object("kind", Json.of("elsewhere")),
            List.of(new CoseAttestor("A").entry(), new CoseAttestor("B").entry()));
    return new TrustFile(
            1_795_000_000L,
            List.of(
                new TrustFile.Network(
                    source, List.of(new TrustFile.Registry(from, List.of(epoch), List.of())))),
            List.of(new TrustFile.Lane(lane, Optional.empty())),
            List.of(policy.document()),
            List.of())
        .encode();
  }

  private TestChannel.Simulated change(TestIdentity who, byte[] file) {
    byte[] argument = CommandCall.of(new Command.ChangeTrust(file, new byte[0])).argument();
    return registry.channel.submit(who, "changeTrust", argument);
  }

  private boolean isInForce(byte[] file) {
    TestChannel.Simulated view = registry.channel.view(registry.port, "getTrust");
    return view.isEndorsed() && java.util.Arrays.equals(view.payload(), file);
  }

  @Test
  void a_trust_file_is_in_force_once_governors_of_enough_organisations_sent_the_same() {
    byte[] file = trust(2);

    assertThat(change(registry.customsAdmin, file).payload()).isEqualTo(VOTED);
    assertThat(change(registry.customsAdmin, file).payload()).as("twice is once").isEqualTo(VOTED);
    assertThat(isInForce(file)).isFalse();
    assertThat(change(registry.portAdmin, file).payload()).isEmpty();

    assertThat(isInForce(file)).isTrue();
  }

  @Test
  void votes_for_different_files_do_not_add_up() {
    change(registry.customsAdmin, trust(2));

    assertThat(change(registry.portAdmin, trust(1)).isEndorsed()).isFalse();
    assertThat(registry.channel.view(registry.port, "getTrust").isEndorsed()).isFalse();
  }

  @Test
  void a_file_that_is_no_check_gets_no_vote() {
    TestChannel.Simulated refused = change(registry.customsAdmin, trust(3));

    assertThat(refused.isEndorsed()).isFalse();
    assertThat(refused.writes()).isEmpty();
  }

  @Test
  void who_does_not_govern_has_no_vote() {
    assertThat(change(registry.customs, trust(2)).refusal().code()).isEqualTo("PTL-CHC-002");
  }

  @Test
  void settings_change_by_the_settings_before_them() {
    String next = TestRegistry.settings("PortMSP", 1, "null");

    assertThat(registry.configure(registry.portAdmin, next).payload()).isEqualTo(VOTED);
    assertThat(registry.configure(registry.customsAdmin, next).payload()).isEmpty();
    String after = TestRegistry.settings("CustomsMSP", 2, "null");
    assertThat(registry.configure(registry.portAdmin, after).payload()).isEmpty();
  }
}
