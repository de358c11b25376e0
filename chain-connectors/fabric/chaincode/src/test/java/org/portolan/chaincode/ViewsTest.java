package org.portolan.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.registry.CommandCall;
import org.portolan.registry.EndingPage;

/** What peers sign: exactly the answers and the keys that the evidence is made of. */
class ViewsTest {
  private final TestRegistry registry = TestRegistry.governedBy(1);
  private final Bytes32 publisher = registry.customs.publisher();
  private final Bytes32 root = TestRegistry.hash("root");

  private TestChannel.Simulated submit(Command command) {
    CommandCall call = CommandCall.of(command);
    return registry.channel.submit(registry.customs, call.function(), call.argument());
  }

  private TestChannel.Simulated view(RegistryCall call) {
    TestChannel.Simulated answer =
        registry.channel.view(
            registry.port, call.function(), call.arguments().toArray(String[]::new));
    if (answer.isEndorsed()) {
      assertThat(answer.reads()).as("nothing else is read").isEqualTo(call.keys());
    }
    return answer;
  }

  private TestChannel.Simulated anchored() {
    return submit(new Command.AnchorBatch(publisher, 1, root, 7));
  }

  @Test
  void a_batch_is_answered_with_the_transaction_that_anchored_it() {
    String id = anchored().id();

    assertThat(HeldBatch.ofAnswer(view(RegistryCall.getBatch(publisher, 1)).payload()))
        .isEqualTo(new HeldBatch(publisher, 1, root, 7, Bytes32.fromHex(id)));
    assertThat(view(RegistryCall.getBatch(publisher, 2)).status()).isEqualTo(400);
  }

  @Test
  void a_standing_tells_whether_a_commitment_was_ended_and_by_which() {
    anchored();
    Bytes32 c = TestRegistry.hash("c");
    Bytes32 next = TestRegistry.hash("next");
    assertThat(standing(c).successor()).isEmpty();

    submit(new Command.End(publisher, new Ending(c, next)));

    assertThat(standing(c).successor()).contains(next);
    assertThat(standing(TestRegistry.hash("d")).successor()).isEmpty();
  }

  private Standing standing(Bytes32 commitment) {
    return Standing.ofAnswer(view(RegistryCall.getStanding(publisher, 1, commitment)).payload());
  }

  @Test
  void a_status_counts_the_endings_and_chains_their_head() {
    Ending a = new Ending(TestRegistry.hash("a"), Bytes32.ZERO);
    Ending b = new Ending(TestRegistry.hash("b"), TestRegistry.hash("next"));
    assertThat(EndingsOf.ofAnswer(view(RegistryCall.getStatus(publisher)).payload()))
        .isEqualTo(new EndingsOf(publisher, 0, Bytes32.ZERO));

    submit(new Command.End(publisher, a));
    submit(new Command.End(publisher, b));

    Bytes32 head = b.headAfter(a.headAfter(Bytes32.ZERO));
    assertThat(EndingsOf.ofAnswer(view(RegistryCall.getStatus(publisher)).payload()))
        .isEqualTo(new EndingsOf(publisher, 2, head));
    assertThat(
            EndingPage.ofAnswer(
                registry
                    .channel
                    .view(registry.port, EndingPage.GET_ENDINGS, publisher.hex(), "1")
                    .payload()))
        .isEqualTo(new EndingPage(2, head, List.of(b)));
  }

  @Test
  void the_key_of_a_batch_is_written_once() {
    String key = RegistryCall.getBatch(publisher, 1).keys().get(0);
    anchored();
    submit(new Command.AnchorBatch(publisher, 2, root, 7));
    submit(new Command.End(publisher, new Ending(TestRegistry.hash("a"), Bytes32.ZERO)));
    TestChannel.Simulated again = anchored();

    assertThat(again.payload()).containsExactly(2);
    assertThat(again.writes()).isEmpty();
    assertThat(registry.channel.committed())
        .filteredOn(done -> done.writes().containsKey(key))
        .hasSize(1);
  }

  @Test
  void a_batch_without_leaves_or_with_more_than_a_key_can_hold_is_refused() {
    for (long count : new long[] {0, 1L << 32}) {
      assertThat(submit(new Command.AnchorBatch(publisher, 1, root, count)).refusal().code())
          .isEqualTo("PTL-CHC-005");
    }
    assertThat(Optional.of(anchored()).filter(TestChannel.Simulated::isEndorsed)).isPresent();
  }
}
