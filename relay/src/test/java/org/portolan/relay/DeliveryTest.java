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
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.deliver.DeliveryState;

/** A batch goes from one log to another. */
class DeliveryTest {
  @TempDir Path folder;
  private TwoLogs logs;

  @BeforeEach
  void open() {
    logs = TwoLogs.embedded(folder, Clock.systemUTC(), step -> {});
  }

  @AfterEach
  void close() throws Exception {
    logs.close();
  }

  private TradeRecord publish(String number) {
    TradeRecord record =
        Declarations.declaration(
            logs.publisher.origin(), number, Clock.systemUTC().instant().getEpochSecond());
    logs.publisher.accept(List.of(record));
    logs.publisher.build(1_024);
    assertThat(logs.publisher.advance()).isZero();
    return record;
  }

  private Delivery delivery(long ordinal) {
    return logs.deliveries.of(logs.lane.id(), logs.customs.publisher(), ordinal).orElseThrow();
  }

  @Test
  void a_record_anchored_by_customs_is_recognized_by_the_bank() {
    TradeRecord record = publish("LRN-1");

    logs.engine.run();

    Delivery delivery = delivery(1);
    assertThat(delivery.reason()).isEmpty();
    assertThat(delivery.state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(logs.bank.recognitions().record(logs.lane.id(), record.header().recordKey()))
        .hasValueSatisfying(
            recognition -> {
              assertThat(recognition.state()).isEqualTo(RecognitionView.State.RECOGNIZED);
              assertThat(recognition.commitment()).isEqualTo(record.commitment());
            });
    assertThat(logs.deliveries.events(delivery.id()))
        .extracting(DeliveryEvent::state)
        .containsExactly(
            DeliveryState.DISCOVERED,
            DeliveryState.EVIDENCED,
            DeliveryState.ATTESTED,
            DeliveryState.PREPARED,
            DeliveryState.SUBMITTED,
            DeliveryState.RECOGNIZED);
  }

  @Test
  void with_one_attestor_of_three_down_it_is_still_recognized() {
    logs.down.add("bank-b");
    publish("LRN-1");

    logs.engine.run();

    assertThat(delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void with_two_down_it_waits_and_says_why() {
    logs.down.addAll(List.of("bank-b", "bank-c"));
    TradeRecord record = publish("LRN-1");

    logs.engine.run();

    assertThat(delivery(1).state()).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(delivery(1).reasonCode()).contains("PTL-RLY-003");
    assertThat(delivery(1).reason()).get().asString().contains("bank-b: no answer");
    assertThat(logs.bank.recognitions().record(logs.lane.id(), record.header().recordKey()))
        .isEmpty();
  }

  @Test
  void a_forged_signature_counts_for_nothing_and_the_delivery_goes_on_once_the_liar_is_honest()
      throws InterruptedException {
    logs.down.add("bank-b");
    logs.lying.add("bank-c");
    TradeRecord record = publish("LRN-1");
    logs.engine.run();
    assertThat(delivery(1).state()).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(delivery(1).reasonCode()).contains("PTL-RLY-003");
    assertThat(logs.bank.recognitions().record(logs.lane.id(), record.header().recordKey()))
        .isEmpty();

    logs.lying.clear();
    Thread.sleep(500);
    logs.engine.run();

    assertThat(delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void several_batches_arrive_in_order() {
    TradeRecord first = publish("LRN-1");
    TradeRecord second = publish("LRN-2");

    logs.engine.run();

    for (TradeRecord record : List.of(first, second)) {
      assertThat(logs.bank.recognitions().record(logs.lane.id(), record.header().recordKey()))
          .isPresent();
    }
  }
}
