package org.portolan.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.registry.CommandCall;

/** Who may call what, and when. */
class AccessTest {
  private static byte[] anchor(long ordinal) {
    return CommandCall.of(
            new Command.AnchorBatch(Bytes32.ZERO, ordinal, TestRegistry.hash("root"), 1))
        .argument();
  }

  private static byte[] end(String commitment) {
    return CommandCall.of(
            new Command.End(
                Bytes32.ZERO,
                new org.portolan.record.Ending(TestRegistry.hash(commitment), Bytes32.ZERO)))
        .argument();
  }

  private static void refused(TestChannel.Simulated answer, String code) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.writes()).isEmpty();
    assertThat(answer.refusal().code()).isEqualTo(code);
  }

  @Test
  void a_registry_without_settings_does_nothing() {
    TestRegistry registry = new TestRegistry();

    refused(registry.channel.submit(registry.customs, "anchorBatch", anchor(1)), "PTL-CHC-004");
  }

  @Test
  void the_first_settings_are_an_administrators() {
    TestRegistry registry = new TestRegistry();
    String settings = TestRegistry.settings("CustomsMSP", 1, "null");

    refused(registry.configure(registry.customs, settings), "PTL-CHC-002");
    assertThat(registry.configure(registry.portAdmin, settings).payload()).isEmpty();
  }

  @Test
  void settings_of_another_channel_or_that_nobody_could_change_are_refused() {
    TestRegistry registry = new TestRegistry();
    String good = TestRegistry.settings("CustomsMSP", 1, "null");

    refused(
        registry.configure(registry.customsAdmin, good.replace("trade/registry", "other/registry")),
        "PTL-CHC-007");
    refused(
        registry.configure(registry.customsAdmin, TestRegistry.settings("CustomsMSP", 3, "null")),
        "PTL-JSN-006");
    refused(
        registry.configure(registry.customsAdmin, TestRegistry.settings("CustomsMSP", 0, "null")),
        "PTL-JSN-006");
  }

  @Test
  void a_registry_keeps_its_network_and_its_name() {
    TestRegistry registry = TestRegistry.governedBy(1);
    String now = TestRegistry.settings("CustomsMSP", 1, "null");

    refused(
        registry.configure(registry.customsAdmin, now.replace("trade/registry", "trade/other")),
        "PTL-CHC-007");
    refused(
        registry.configure(registry.customsAdmin, now.replace("fabric:test", "fabric:other")),
        "PTL-CHC-007");
  }

  @Test
  void who_is_of_another_organisation_does_not_anchor_or_end() {
    TestRegistry registry = TestRegistry.governedBy(1);

    refused(registry.channel.submit(registry.port, "anchorBatch", anchor(1)), "PTL-CHC-002");
    refused(registry.channel.submit(registry.port, "endRecord", end("c")), "PTL-CHC-002");
    assertThat(registry.channel.submit(registry.customs, "anchorBatch", anchor(1)).isEndorsed())
        .isTrue();
  }

  @Test
  void an_attribute_of_the_certificate_lets_in_and_its_absence_does_not() {
    TestRegistry registry = TestRegistry.governedBy(1);
    TestIdentity relay =
        TestIdentity.of("PortMSP", "relay", "client", Map.of("portolan.relay", "true"));
    TestIdentity other =
        TestIdentity.of("PortMSP", "relay", "client", Map.of("portolan.relay", "false"));

    // Let in, it is told what is wrong with its argument; not let in, it is told that alone.
    assertThat(registry.channel.submit(relay, "recognize", new byte[] {1}).refusal().code())
        .startsWith("PTL-CBR");
    TestChannel.Simulated none =
        registry.channel.submit(other, "acceptStatus", TestStatements.unsigned());
    refused(none, "PTL-CHC-002");
    refused(
        registry.channel.submit(relay, "acceptStatus", TestStatements.unsigned()), "PTL-DST-001");
  }

  @Test
  void a_publisher_is_who_calls_whatever_it_says() {
    TestRegistry registry = TestRegistry.governedBy(1);
    TestIdentity other = TestIdentity.of("CustomsMSP", "another", "client", Map.of());
    registry.channel.submit(registry.customs, "anchorBatch", anchor(1));

    assertThat(registry.channel.submit(other, "anchorBatch", anchor(1)).isEndorsed()).isTrue();
    assertThat(
            registry
                .channel
                .view(registry.port, "getBatch", other.publisher().hex(), "1")
                .isEndorsed())
        .isTrue();
    assertThat(
            registry
                .channel
                .view(registry.port, "getBatch", registry.customs.publisher().hex(), "1")
                .isEndorsed())
        .isTrue();
  }

  @Test
  void a_timestamp_far_from_the_peers_clock_is_not_endorsed() {
    TestRegistry registry = TestRegistry.governedBy(1);
    TestChannel channel = registry.channel;
    byte[][] call = TestChannel.join("anchorBatch", anchor(1));

    for (long seconds : new long[] {-61, 61}) {
      refused(
          channel.simulate(
              registry.customs, channel.clock().instant().plusSeconds(seconds), Map.of(), call),
          "PTL-CHC-003");
    }
    assertThat(
            channel
                .simulate(
                    registry.customs,
                    channel.clock().instant().minus(Duration.ofSeconds(60)),
                    Map.of(),
                    call)
                .isEndorsed())
        .isTrue();
  }

  @Test
  void an_unknown_function_and_wrong_arguments_are_refused() {
    TestRegistry registry = TestRegistry.governedBy(1);

    refused(registry.channel.submit(registry.customs, "steal"), "PTL-CHC-001");
    refused(registry.channel.submit(registry.customs, "anchorBatch"), "PTL-CHC-001");
    refused(registry.channel.view(registry.customs, "getBatch", "00", "1"), "PTL-CHC-001");
    refused(
        registry.channel.view(
            registry.customs, "getBatch", registry.customs.publisher().hex(), "01"),
        "PTL-CHC-001");
  }
}
