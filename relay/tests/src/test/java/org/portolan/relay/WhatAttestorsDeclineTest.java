package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Source;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.Attestor.Answer;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.LocalAttestor;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;

/** One thing is wrong with a proposal that is right otherwise: the attestor says which. */
class WhatAttestorsDeclineTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private Rig rig;
  private Attestor attestor;
  private BatchStatement right;
  private PublisherStatus status;
  private BatchOpening opening;

  @BeforeEach
  void open() {
    logs = new LogPair().open(folder, clock);
    rig = new Rig(logs, RigOptions.embedded(folder, clock));
    rig.publish("LRN-1");
    attestor = rig.lane.attestors().get(0);
    propose();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private void propose() {
    Source source = rig.source.sources().get(0);
    Anchor anchor = rig.publisher.anchorOf(1).orElseThrow();
    Proposal<BatchStatement> proposal = Proposal.batch(rig.lane, source, anchor, clock);
    right = proposal.statement();
    status = proposal.status();
    opening = rig.publisher.opening(1).orElseThrow();
  }

  private BatchStatement with(Bytes32 epoch, Bytes32 root, long height, long time) {
    return new BatchStatement(
        right.lane(),
        epoch,
        right.publisher(),
        right.ordinal(),
        right.position(),
        right.anchorHash(),
        root,
        right.count(),
        right.status(),
        height,
        time);
  }

  private static String code(Answer answer) {
    return answer instanceof Answer.Declined no ? no.refusal().code() : answer.toString();
  }

  private String asked(BatchStatement s) {
    return code(attestor.attest(s, status, opening));
  }

  @Test
  void what_is_right_is_signed() {
    assertThat(attestor.attest(right, status, opening)).isInstanceOf(Answer.Signed.class);
  }

  @Test
  void an_epoch_that_is_not_in_force() {
    Bytes32 another = Sha256.hash("another epoch".getBytes());

    assertThat(asked(with(another, right.root(), right.asOfHeight(), right.asOfTime())))
        .isEqualTo("PTL-ATT-002");
  }

  @Test
  void a_time_that_is_not_now() {
    assertThat(asked(with(right.epoch(), right.root(), right.asOfHeight(), right.asOfTime() - 61)))
        .isEqualTo("PTL-ATT-003");
    assertThat(asked(with(right.epoch(), right.root(), right.asOfHeight(), right.asOfTime() + 61)))
        .isEqualTo("PTL-ATT-003");
  }

  @Test
  void a_height_that_is_not_there_yet() {
    assertThat(asked(with(right.epoch(), right.root(), right.asOfHeight() + 1, right.asOfTime())))
        .isEqualTo("PTL-ATT-004");
  }

  @Test
  void an_old_height_under_a_new_time_would_hide_an_ending() {
    BatchStatement before = right;
    rig.publish("LRN-2");
    propose();
    assertThat(attestor.attest(right, status, opening)).isInstanceOf(Answer.Signed.class);
    clock.pass(Duration.ofSeconds(rig.policy.maxLag() + 1));

    assertThat(
            asked(
                with(
                    before.epoch(),
                    before.root(),
                    before.asOfHeight(),
                    clock.instant().getEpochSecond())))
        .isEqualTo("PTL-ATT-005");
  }

  @Test
  void a_status_that_its_reader_does_not_find() {
    rig.publisher.end(new Ending(Sha256.hash("a record".getBytes()), Bytes32.ZERO));
    StatusStatement hidden =
        new StatusStatement(
            right.lane(),
            right.epoch(),
            right.publisher(),
            PublisherStatus.NONE.digest(),
            right.asOfHeight() + 1,
            right.asOfTime());

    assertThat(code(attestor.attest(hidden, PublisherStatus.NONE))).isEqualTo("PTL-ATT-007");
  }

  @Test
  void an_opening_of_another_batch() {
    BatchOpening another =
        new BatchOpening(
            opening.algorithm(),
            List.of(new BatchOpening.Padding(Sha256.hash(new byte[1])), opening.leaves().get(0)));

    assertThat(code(attestor.attest(right, status, another))).isEqualTo("PTL-ATT-009");
  }

  @Test
  void a_batch_that_contradicts_what_it_signed_itself() throws Exception {
    try (AttestorJournal journal =
        new AttestorJournal(folder.resolve("own.journal"), rig.key("own"))) {
      assertThat(journal.admit(right, status)).isEmpty();
      BatchStatement other =
          with(
              right.epoch(),
              Sha256.hash("another root".getBytes()),
              right.asOfHeight(),
              right.asOfTime());

      assertThat(journal.admit(other, status).orElseThrow().code()).isEqualTo("PTL-ATT-010");
    }
  }

  @Test
  void a_status_with_fewer_endings_than_it_signed_itself() throws Exception {
    PublisherStatus more =
        new PublisherStatus(2, Sha256.hash("a head".getBytes()), Sha256.hash("a map".getBytes()));
    try (AttestorJournal journal =
        new AttestorJournal(folder.resolve("own.journal"), rig.key("own"))) {
      assertThat(journal.admit(statusOf(more, right.asOfHeight()), more)).isEmpty();

      assertThat(
              journal
                  .admit(
                      statusOf(PublisherStatus.NONE, right.asOfHeight() + 1), PublisherStatus.NONE)
                  .orElseThrow()
                  .code())
          .isEqualTo("PTL-ATT-011");
    }
  }

  private StatusStatement statusOf(PublisherStatus of, long height) {
    return new StatusStatement(
        right.lane(), right.epoch(), right.publisher(), of.digest(), height, right.asOfTime());
  }

  @Test
  void keys_that_cannot_sign_just_now() throws Exception {
    try (AttestorJournal journal =
        new AttestorJournal(folder.resolve("own.journal"), rig.key("own"))) {
      List<Source> sources = rig.source.sources();
      LocalAttestor pulledOut =
          new LocalAttestor(
              "bank-a",
              statement -> {
                throw new IllegalStateException("the token was pulled out");
              },
              new LocalAttestor.Charge(
                  rig.lane.id(),
                  rig.source.network(),
                  rig.source.registry(),
                  () ->
                      rig.trust.registry(rig.source.network(), rig.source.registry()).orElseThrow(),
                  rig.policy,
                  logs.verifier(),
                  rig.policy.scheme(Optional.empty())),
              sources.get(0),
              sources.get(1),
              journal,
              clock);

      assertThat(code(pulledOut.attest(right, status, opening))).isEqualTo("PTL-ATT-022");
    }
  }
}
