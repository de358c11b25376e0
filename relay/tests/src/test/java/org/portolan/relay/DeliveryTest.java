package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.deliver.DeliveryState;

/** A batch goes from one log to another. */
class DeliveryTest {
  @TempDir Path folder;
  private LedgerPair.Opened logs;
  private Rig rig;

  @BeforeEach
  void open() {
    logs = new LogPair().open(folder, Clock.systemUTC());
    rig = new Rig(logs, RigOptions.embedded(folder, Clock.systemUTC()));
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  @Test
  void a_record_anchored_by_customs_is_recognized_by_the_bank() {
    TradeRecord record = rig.publish("LRN-1");

    rig.engine.run();

    Delivery delivery = rig.delivery(1);
    assertThat(delivery.reason()).isEmpty();
    assertThat(delivery.state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(rig.recognition(record))
        .hasValueSatisfying(
            recognition -> {
              assertThat(recognition.state()).isEqualTo(RecognitionView.State.RECOGNIZED);
              assertThat(recognition.commitment()).isEqualTo(record.commitment());
            });
    assertThat(rig.deliveries.events(delivery.id()))
        .extracting(DeliveryEvent::state)
        .containsExactly(
            DeliveryState.DISCOVERED,
            DeliveryState.EVIDENCED,
            DeliveryState.ATTESTED,
            DeliveryState.PREPARED,
            DeliveryState.SUBMITTED,
            DeliveryState.ACCEPTED,
            DeliveryState.RECOGNIZED);
  }

  @Test
  void with_one_attestor_of_three_down_it_is_still_recognized() {
    rig.down.add("bank-b");
    rig.publish("LRN-1");

    rig.engine.run();

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void with_two_down_it_waits_and_says_why() {
    rig.down.addAll(List.of("bank-b", "bank-c"));
    TradeRecord record = rig.publish("LRN-1");

    rig.engine.run();

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-RLY-003");
    assertThat(rig.delivery(1).reason()).get().asString().contains("bank-b: no answer");
    assertThat(rig.recognition(record)).isEmpty();
  }

  @Test
  void a_forged_signature_counts_for_nothing_and_the_delivery_goes_on_once_the_liar_is_honest()
      throws InterruptedException {
    rig.down.add("bank-b");
    rig.lying.add("bank-c");
    TradeRecord record = rig.publish("LRN-1");
    rig.engine.run();
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-RLY-003");
    assertThat(rig.recognition(record)).isEmpty();

    rig.lying.clear();
    Thread.sleep(500);
    rig.engine.run();

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void several_batches_arrive_in_order() {
    TradeRecord first = rig.publish("LRN-1");
    TradeRecord second = rig.publish("LRN-2");

    rig.engine.run();

    for (TradeRecord record : List.of(first, second)) {
      assertThat(rig.recognition(record)).isPresent();
    }
  }
}
