package org.portolan.evidence.equivocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.fabric.TipViews;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestAnswer;
import org.portolan.evidence.fabric.kit.TestBlocks;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Questions;

/** Organisations whose peers name two blocks of one number are shown to have two chains. */
class TwoChainsTest {
  private static final FabricTrust TRUST = FabricTrust.read(FabricScene.ledger());
  private static final TestBlocks ONE = new TestBlocks("one", 12);
  private static final TestBlocks OTHER = new TestBlocks("other", 12);
  private static final TestMember CUSTOMS = FabricScene.CUSTOMS.peer();
  private static final TestMember PORT = FabricScene.PORT.peer();

  @Test
  void two_blocks_of_one_number_freeze_the_network() {
    assertThat(proves(views(ONE, 7, CUSTOMS, PORT), views(OTHER, 7, CUSTOMS, PORT))).isTrue();
  }

  @Test
  void one_chain_that_grows_or_one_organisations_word_does_not() {
    assertThat(proves(views(ONE, 7, CUSTOMS, PORT), views(ONE, 7, CUSTOMS, PORT))).isFalse();
    assertThat(proves(views(ONE, 7, CUSTOMS, PORT), views(OTHER, 8, CUSTOMS, PORT))).isFalse();
    assertThat(proves(views(ONE, 7, CUSTOMS, PORT), views(OTHER, 7, CUSTOMS))).isFalse();
    TestMember client = FabricScene.PORT.member("hub", "client");
    assertThat(proves(views(ONE, 7, CUSTOMS, PORT), views(OTHER, 7, CUSTOMS, client))).isFalse();
  }

  private static boolean proves(TipViews first, TipViews second) {
    return new TwoChains(first, second).proves(TRUST);
  }

  private static TipViews views(TestBlocks chain, long number, TestMember... peers) {
    Questions questions = FabricScene.existed().questions;
    byte[] tip =
        TestAnswer.of(
                questions.tip().hash(), "qscc", new byte[0], TestBlocks.encode(chain.tip(number)))
            .encode();
    return new TipViews(
        questions.challenge(),
        questions.creator(),
        questions.time(),
        List.of(peers).stream()
            .map(peer -> new TipViews.Tip(peer.identity(), tip, peer.endorse(tip)))
            .toList());
  }
}
