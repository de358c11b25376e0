package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.SignedViews;
import org.portolan.evidence.fabric.kit.CapturedChannel;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/** What the peers of a real channel signed, checked by the contract on a chain with P-256. */
class CapturedViewsTest extends OnAnvil {
  private final CapturedChannel.Collected collected = CapturedChannel.collected("existed");
  private final FabricEvidence evidence = collected.data(false, false);
  private final Anchor anchor = collected.anchor();
  private JudgedViews judged;
  private PeerSet set;

  @BeforeEach
  void know() throws Exception {
    List<byte[]> peers = evidence.peers().stream().map(FabricEvidence.Peer::endorser).toList();
    set = PeerSet.of(CapturedChannel.trust(), peers, collected.time());
    judged = new JudgedViews(anvil, new DeployedRegistry(anvil, RegistryArtifact.VIEWS), set);
  }

  private byte[] packed(SignedViews said) {
    return PackedViews.of(set, said);
  }

  private SignedViews known() {
    return SignedViews.of(evidence, collected.time(), anchor.publisher());
  }

  private byte[] packed() {
    return packed(known());
  }

  @Test
  void what_peers_signed_and_the_epoch_that_knows_them_are_read_as_they_were_written() {
    byte[] written = known().encode();

    assertThat(SignedViews.decode(written).encode()).isEqualTo(written);
    byte[] code = Bytes.join(new byte[EpochCode.HEAD], set.packed());
    assertThat(PeerSet.in(code).packed()).isEqualTo(set.packed());
    assertThat(PeerSet.in(code).registry()).isEqualTo(CapturedChannel.trust().registry());
  }

  @Test
  void the_batch_of_a_real_view_is_seen_with_its_block_and_the_height_of_all_peers()
      throws Exception {
    List<Bytes32> seen = judged.seen(2, evidence.challenge().value(), packed());

    assertThat(seen.get(0)).isEqualTo(JudgedViews.SOURCE);
    assertThat(number(seen.get(2))).isEqualTo(collected.tip());
    assertThat(number(seen.get(3))).isEqualTo(collected.time());
    assertThat(seen.get(4)).isEqualTo(anchor.publisher());
    assertThat(number(seen.get(5))).isEqualTo(1);
    assertThat(number(seen.get(6))).isEqualTo(anchor.ordinal());
    assertThat(seen.get(7)).isEqualTo(anchor.root());
    assertThat(number(seen.get(8))).isEqualTo(anchor.count());
    assertThat(number(seen.get(9))).isEqualTo(collected.block());
  }

  private static long number(Bytes32 word) {
    return Long.parseLong(word.hex().substring(48), 16);
  }

  @Test
  void no_byte_of_a_real_view_can_be_another() throws Exception {
    byte[] packed = packed();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < packed.length; i++) {
      byte[] changed = packed.clone();
      changed[i] ^= 1;
      if (!judged.refusal(2, evidence.challenge().value(), changed).startsWith("PTL-")) {
        taken.add(i);
      }
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void a_view_that_answers_another_challenge_is_none() throws Exception {
    assertThat(judged.refusal(2, anchor.root(), packed())).isEqualTo("PTL-FAB-012");
  }

  @Test
  void the_signatures_of_a_write_that_nobody_submitted_are_none_of_a_view() throws Exception {
    List<byte[]> signatures =
        List.of(CapturedChannel.writeSignature(0), CapturedChannel.writeSignature(1));
    SignedViews said =
        new SignedViews(
            collected.time(),
            anchor.publisher(),
            evidence.creator(),
            known().peers(),
            Optional.of(new SignedViews.View(evidence.view(), signatures)),
            Optional.empty());

    assertThat(judged.refusal(2, evidence.challenge().value(), packed(said)))
        .isEqualTo("PTL-FAB-012");
  }

  @Test
  void one_organisation_is_not_two() throws Exception {
    FabricEvidence.Peer first = evidence.peers().get(0);
    SignedViews alone =
        new SignedViews(
            collected.time(),
            anchor.publisher(),
            evidence.creator(),
            List.of(known().peers().get(0)),
            Optional.of(new SignedViews.View(evidence.view(), List.of(first.viewSignature()))),
            Optional.empty());
    SignedViews twice =
        new SignedViews(
            collected.time(),
            anchor.publisher(),
            evidence.creator(),
            List.of(known().peers().get(0), known().peers().get(0)),
            Optional.of(
                new SignedViews.View(
                    evidence.view(), List.of(first.viewSignature(), first.viewSignature()))),
            Optional.empty());

    assertThat(judged.refusal(2, evidence.challenge().value(), packed(alone)))
        .isEqualTo("PTL-FAB-014");
    assertThat(judged.refusal(2, evidence.challenge().value(), packed(twice)))
        .isEqualTo("PTL-FAB-010");
  }
}
