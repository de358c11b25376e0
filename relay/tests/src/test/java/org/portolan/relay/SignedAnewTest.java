package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.send.LedgerTxStore;
import org.portolan.relay.send.Sender;
import org.portolan.relay.send.TxState;

/** What becomes of a command whose transaction is stuck, or whose place was taken. */
class SignedAnewTest {
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private SlowDestination destination;
  private Rig rig;

  @BeforeEach
  void open() {
    LedgerPair.Opened opened = new LogPair().open(folder, clock);
    destination = new SlowDestination(opened.destination());
    logs =
        new LedgerPair.Opened(
            opened.source(), destination, opened.verifier(), opened.algorithm(), opened.governor());
    rig = new Rig(logs, RigOptions.embedded(folder, clock));
    destination.slow();
    destination.replaces();
    rig.publish("LRN-1");
    rig.engine.run();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private void runFor(Duration time) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(A_WHILE)) {
      clock.pass(A_WHILE);
      rig.engine.run();
    }
  }

  private int numberOf(Prepared prepared) {
    return prepared.bytes()[0];
  }

  private List<LedgerTx> stored() {
    return new LedgerTxStore(rig.database, rig.lane.id()).ofDelivery(rig.delivery(1).id());
  }

  @Test
  void a_transaction_on_its_way_for_too_long_is_signed_anew_stored_and_then_sent() {
    assertThat(destination.onTheirWay()).hasSize(1);
    runFor(Sender.PATIENCE.minus(A_WHILE));
    assertThat(destination.onTheirWay()).hasSize(1);

    runFor(A_WHILE.multipliedBy(2));

    assertThat(destination.onTheirWay()).hasSize(2);
    assertThat(numberOf(destination.onTheirWay().get(1))).isOne();
    assertThat(stored()).extracting(LedgerTx::state).startsWith(TxState.REPLACED);
    assertThat(stored().get(1).bytes()).isEqualTo(destination.onTheirWay().get(1).bytes());
    destination.letIn();
    runFor(A_WHILE);
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void what_is_lost_is_signed_anew_at_once_and_done_once() {
    destination.lose();

    runFor(A_WHILE);

    assertThat(destination.onTheirWay()).hasSize(1);
    assertThat(numberOf(destination.onTheirWay().get(0))).isOne();
    destination.letIn();
    runFor(A_WHILE);
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(stored().stream().filter(tx -> tx.state() == TxState.REPLACED)).hasSize(1);
  }

  @Test
  void a_renewal_that_is_lost_is_signed_anew_and_the_ending_arrives() {
    destination.letIn();
    runFor(A_WHILE);
    TradeRecord record = rig.publisher.records(1).get(0).record();
    assertThat(rig.recognition(record).map(Recognition::state)).contains(State.RECOGNIZED);
    destination.slow();
    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    runFor(A_WHILE);
    Prepared first = destination.onTheirWay().get(0);
    assertThat(first.key().verb()).isEqualTo("accept-status");
    destination.lose();

    runFor(A_WHILE);

    assertThat(destination.onTheirWay()).hasSize(1);
    assertThat(numberOf(destination.onTheirWay().get(0))).isOne();
    assertThat(destination.onTheirWay().get(0).key()).isEqualTo(first.key());
    destination.letIn();
    runFor(A_WHILE);
    assertThat(rig.recognition(record).map(Recognition::state)).contains(State.ENDED);
  }
}
