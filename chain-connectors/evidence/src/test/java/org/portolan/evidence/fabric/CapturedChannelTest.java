package org.portolan.evidence.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.evidence.fabric.kit.CapturedChannel;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.trust.ViewPolicy;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/** What nodes of a real network wrote is what is read here. */
class CapturedChannelTest {
  @Test
  void every_header_names_the_hash_of_the_one_before() {
    for (long number = 1; number <= 6; number++) {
      assertThat(CapturedChannel.header(number).previousHash())
          .isEqualTo(CapturedChannel.header(number - 1).hash().toByteArray());
    }
  }

  @Test
  void a_quorum_of_the_genesis_blocks_consenters_sealed_each_block() {
    FabricTrust trust = CapturedChannel.trust();
    for (long number = 1; number <= 6; number++) {
      BlockHeader header = CapturedChannel.header(number);
      Seals.require("seals", trust, header, CapturedChannel.seals(number));
    }
    assertThat(trust.consenters()).hasSize(4);
    assertThat(trust.sealQuorum()).isEqualTo(3);
  }

  @Test
  void a_second_root_is_believed_from_its_configuration_block_on() {
    FabricTrust trust = CapturedChannel.trust();
    FabricTrust next = ConfigFollower.sealed(trust, CapturedChannel.configBlock(1));
    assertThat(trust.msp("PortMSP").orElseThrow().roots()).hasSize(1);
    assertThat(next.msp("PortMSP").orElseThrow().roots()).hasSize(2);
    assertThat(next.config().block()).isEqualTo(7);
    assertThat(next.config().sequence()).isEqualTo(trust.config().sequence() + 1);
  }

  @Test
  void following_begins_at_the_block_of_the_hash_that_is_known() {
    ViewPolicy policy = CapturedChannel.trust().policy();
    byte[] genesis = CapturedChannel.configBlock(0);
    var definition = CapturedChannel.trust().definition();
    assertThatThrownBy(
            () -> ConfigFollower.pinned(genesis, Bytes32.ZERO, "registry", definition, policy, 1))
        .isInstanceOfSatisfying(
            RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-FAB-034"));
  }

  @Test
  void an_organisation_that_the_channel_does_not_have_cannot_be_trusted() {
    ChannelConfig config = ChannelConfig.read(CapturedChannel.configBlock(0));
    assertThatThrownBy(() -> config.msps(List.of("CustomsMSP", "BankMSP")))
        .hasMessageContaining("PTL-FAB-035");
  }
}
