package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.BatchStatement;
import org.portolan.record.TradeRecord;
import org.portolan.relay.Proposal;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.RemoteAttestor;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.engine.LaneEngine;

/** Attestors as processes of their own, and what a delivery does when they die. */
class AttestorProcessTest {
  @TempDir Path folder;
  private Scene scene;
  private final List<AttestorProcess> processes = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    scene = Scene.plain(folder);
  }

  @AfterEach
  void close() {
    processes.forEach(AttestorProcess::close);
    scene.close();
  }

  private AttestorProcess run(int attestor) throws Exception {
    AttestorProcess process = AttestorProcess.start(scene.config(attestor, Map.of()));
    assertThat(process.said()).anyMatch(line -> line.contains("answers at https://127.0.0.1:"));
    processes.add(process);
    return process;
  }

  private Delivery delivery() {
    return scene
        .deliveries()
        .of(scene.lane(List.of()).id(), scene.account.keyId(), 1)
        .orElseThrow();
  }

  @Test
  void with_two_of_three_killed_a_delivery_waits_and_says_why_and_goes_on_when_one_is_back()
      throws Exception {
    List<Attestor> asked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      asked.add(scene.remote(Scene.ORGANISATIONS.get(i), run(i).port()));
    }
    processes.get(1).close();
    processes.get(2).close();
    TradeRecord record = scene.publish("LRN-1");

    try (LaneEngine engine = scene.engine(asked)) {
      engine.run();
    }
    assertThat(delivery().state()).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(delivery().reasonCode()).contains("PTL-RLY-003");
    assertThat(delivery().reason())
        .get()
        .asString()
        .contains("1 of 2 organisations signed")
        .contains("bank-b: https://127.0.0.1")
        .contains("bank-c: https://127.0.0.1");

    asked.set(1, scene.remote("bank-b", run(1).port()));
    Thread.sleep(500);
    try (LaneEngine engine = scene.engine(asked)) {
      engine.run();
    }
    assertThat(delivery().reason()).isEmpty();
    assertThat(delivery().state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(
            scene
                .bank
                .recognitions()
                .record(scene.lane(List.of()).id(), record.header().recordKey()))
        .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(State.RECOGNIZED));
  }

  @Test
  void killed_between_journal_and_signature_it_signs_the_same_after_its_restart_and_nothing_else()
      throws Exception {
    scene.publish("LRN-1");
    Proposal<BatchStatement> proposed = scene.proposal(1);
    Path config = scene.config(0, Map.of());
    try (AttestorProcess halting = AttestorProcess.haltingAt("signing", config);
        RemoteAttestor attestor = scene.remote("bank-a", halting.port())) {
      assertThat(scene.ask(attestor, proposed, 1)).isInstanceOf(Answer.Unreachable.class);
      assertThat(halting.exit()).isEqualTo(137);
    }
    Path journal = folder.resolve("bank-a/state/attestor.journal");
    assertThat(Files.readAllLines(journal)).hasSize(1);

    try (RemoteAttestor attestor = scene.remote("bank-a", run(0).port())) {
      BatchStatement s = proposed.statement();
      BatchStatement other =
          new BatchStatement(
              s.lane(),
              s.epoch(),
              s.publisher(),
              s.ordinal(),
              s.position(),
              s.epoch(),
              s.root(),
              s.count(),
              s.status(),
              s.asOfHeight(),
              s.asOfTime());
      assertThat(scene.ask(attestor, new Proposal<>(other, proposed.status()), 1))
          .isInstanceOf(Answer.Declined.class);
      assertThat(scene.ask(attestor, proposed, 1))
          .isInstanceOfSatisfying(
              Answer.Signed.class,
              signed -> assertThat(scene.lane(List.of()).counts(signed.signature(), s)).isTrue());
    }
  }

  @Test
  void a_journal_that_somebody_changed_keeps_it_from_starting() throws Exception {
    scene.publish("LRN-1");
    AttestorProcess process = run(0);
    try (RemoteAttestor attestor = scene.remote("bank-a", process.port())) {
      assertThat(scene.ask(attestor, 1)).isInstanceOf(Answer.Signed.class);
    }
    process.close();
    Path journal = folder.resolve("bank-a/state/attestor.journal");
    String line = Files.readString(journal);
    Files.writeString(journal, line.replaceFirst(" 1 ", " 2 "));

    try (AttestorProcess again = AttestorProcess.start(scene.config(0, Map.of()))) {
      assertThat(again.exit()).isEqualTo(2);
      assertThat(again.said()).anyMatch(text -> text.contains("PTL-ATT-014"));
    }
  }
}
