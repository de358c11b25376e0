package org.portolan.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.registry.CommandCall;
import org.portolan.registry.NativeProof;
import org.portolan.registry.StateCodec;

/** Records that are recognized by evidence of their own ledger, which the chaincode checks. */
class NativeRecognitionTest {
  @TempDir Path folder;

  private static Recognition read(NativeScene scene) {
    return StateCodec.recognition(
        scene
            .registry
            .channel
            .view(
                scene.registry.port,
                "getRecognition",
                scene.lane.hex(),
                scene.record().header().recordKey().hex())
            .payload());
  }

  private static void refused(TestChannel.Simulated answer, String code) {
    assertThat(answer.isEndorsed()).as("refused with " + code).isFalse();
    assertThat(answer.refusal().code()).isEqualTo(code);
    assertThat(answer.writes()).isEmpty();
  }

  @Test
  void a_record_is_recognized_by_what_its_log_proves_and_nobody_signs() {
    try (NativeScene scene = new NativeScene(folder, "native", "null")) {
      assertThat(scene.recognize(scene.proof(scene.evidence(Claim.CURRENT))).isEndorsed()).isTrue();

      assertThat(read(scene).state()).isEqualTo(State.RECOGNIZED);
      assertThat(read(scene).commitment()).isEqualTo(scene.record().commitment());
    }
  }

  @Test
  void it_goes_stale_and_newer_evidence_renews_it() {
    try (NativeScene scene = new NativeScene(folder, "native", "null")) {
      scene.recognize(scene.proof(scene.evidence(Claim.CURRENT)));
      scene.registry.channel.later(Duration.ofSeconds(700));
      assertThat(read(scene).state()).isEqualTo(State.STALE);

      TestChannel.Simulated renewed = scene.recognize(scene.proof(scene.evidence(Claim.CURRENT)));

      assertThat(renewed.isEndorsed()).isTrue();
      assertThat(renewed.event()).as("it was recognized before").isEmpty();
      assertThat(read(scene).state()).isEqualTo(State.RECOGNIZED);
    }
  }

  @Test
  void evidence_that_shows_its_ending_ends_a_record_for_good_and_nobody_elses() {
    try (NativeScene scene = new NativeScene(folder, "native", "null")) {
      NativeProof before = scene.proof(scene.evidence(Claim.CURRENT));
      scene.recognize(before);
      scene.end();
      NativeProof shows = scene.proof(scene.evidence(Claim.CURRENT));
      Evidence e = shows.evidence();
      for (int at = 0; at < e.data().length; at += 13) {
        byte[] changed = e.data().clone();
        changed[at] ^= 1;
        Evidence other = new Evidence(e.kind(), e.claim(), e.height(), e.time(), changed);
        assertThat(
                scene.recognize(new NativeProof(shows.proof(), shows.anchor(), other)).isEndorsed())
            .as("byte " + at)
            .isFalse();
      }
      assertThat(read(scene).state()).isEqualTo(State.RECOGNIZED);

      assertThat(scene.recognize(shows).isEndorsed()).isTrue();

      assertThat(read(scene).state()).isEqualTo(State.ENDED);
      scene.recognize(before);
      assertThat(read(scene).state()).isEqualTo(State.ENDED);
    }
  }

  @Test
  void evidence_that_is_stale_that_claims_less_or_whose_record_ended_is_refused() {
    try (NativeScene scene = new NativeScene(folder, "native", "null")) {
      Evidence old = scene.evidence(Claim.CURRENT);
      refused(scene.recognize(scene.proof(scene.evidence(Claim.EXISTED))), "PTL-POL-025");
      scene.registry.channel.later(Duration.ofSeconds(700));
      refused(scene.recognize(scene.proof(old)), "PTL-DST-006");

      scene.end();
      refused(scene.recognize(scene.proof(scene.evidence(Claim.CURRENT))), "PTL-LOG-013");
    }
  }

  @Test
  void evidence_with_a_byte_changed_or_of_another_anchor_is_refused() {
    try (NativeScene scene = new NativeScene(folder, "native", "null")) {
      NativeProof good = scene.proof(scene.evidence(Claim.CURRENT));
      Evidence e = good.evidence();
      for (int at = 0; at < e.data().length; at += 37) {
        byte[] changed = e.data().clone();
        changed[at] ^= 1;
        TestChannel.Simulated answer =
            scene.recognize(
                new NativeProof(
                    good.proof(),
                    good.anchor(),
                    new Evidence(e.kind(), e.claim(), e.height(), e.time(), changed)));
        assertThat(answer.isEndorsed()).as("byte " + at).isFalse();
      }
      Anchor a = good.anchor();
      Anchor other =
          new Anchor(
              a.publisher(),
              a.ordinal(),
              TestRegistry.hash("root"),
              a.count(),
              a.position(),
              a.anchorHash());
      assertThat(scene.recognize(new NativeProof(good.proof(), other, e)).isEndorsed()).isFalse();
      refused(
          scene.recognize(
              new NativeProof(
                  good.proof(),
                  a,
                  new Evidence("corda", e.claim(), e.height(), e.time(), e.data()))),
          "PTL-EVI-001");
    }
  }

  @Test
  void a_lane_takes_the_one_kind_of_recognition_that_its_policy_asks_for() {
    try (NativeScene attested = new NativeScene(folder.resolve("a"), "attested", "null");
        NativeScene natively = new NativeScene(folder.resolve("n"), "native", "null")) {
      refused(attested.recognize(attested.proof(attested.evidence(Claim.CURRENT))), "PTL-DST-022");
      natively.recognize(natively.proof(natively.evidence(Claim.CURRENT)));
      CommandCall call = CommandCall.of(new Command.Recognize(natively.way()));
      assertThat(
              natively
                  .registry
                  .channel
                  .submit(natively.registry.customs, call.function(), call.argument())
                  .payload())
          .as("done before, natively")
          .containsExactly(2);
    }
  }

  @Test
  void a_private_recognition_leaves_its_header_out_of_what_the_channel_sees() {
    try (NativeScene scene = new NativeScene(folder, "native", "\"recognitions\"")) {
      byte[] proof = scene.proof(scene.evidence(Claim.CURRENT)).encode();
      TestChannel channel = scene.registry.channel;
      refused(
          channel.submit(scene.registry.customs, NativeProof.RECOGNIZE_NATIVELY, proof),
          "PTL-CHC-006");

      TestChannel.Simulated done =
          channel.simulate(
              scene.registry.customs,
              channel.clock().instant(),
              Map.of("recognition", proof),
              TestChannel.join(NativeProof.RECOGNIZE_NATIVELY, new byte[0]));
      channel.commit(done);

      String header = org.portolan.record.Hex.encode(scene.record().header().encode());
      assertThat(done.privateWrites().toString()).contains(header);
      assertThat(done.writes().toString()).doesNotContain(header);
      assertThat(read(scene).state()).isEqualTo(State.RECOGNIZED);
    }
  }
}
