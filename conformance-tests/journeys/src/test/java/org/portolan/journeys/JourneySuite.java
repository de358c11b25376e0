package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleAnswer.Answered;
import org.portolan.hub.Demo;
import org.portolan.hub.Documents;
import org.portolan.ledger.RecognitionView.State;

/** The journey of a declaration between two networks, to its last version and its end. */
abstract class JourneySuite {
  @TempDir Path folder;

  /** Customs' and the bank's. */
  abstract List<String> networks();

  /** Whether the bank's ledger checks the evidence of customs' itself, so that nobody attests. */
  boolean natively() {
    return false;
  }

  @Test
  void the_demonstration_ends_with_a_proof_that_anyone_can_check_and_takes_no_step_twice()
      throws Exception {
    for (int run = 0; run < 2; run++) {
      assertThat(
              new Demo(folder, Told.out(), step -> {})
                  .run(new Demo.Beginning(networks(), false, natively())))
          .isZero();
    }

    BundleAnswer answer =
        Journeys.verified(
            Files.readAllBytes(folder.resolve("bundle.json")),
            Files.readAllBytes(folder.resolve("trust.json")));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answered.class,
            valid -> {
              assertThat(valid.state()).isEqualTo(BundleAnswer.State.VALID);
              assertThat(valid.used().organisations().size() >= 2).isEqualTo(!natively());
            });
  }

  @Test
  void a_next_version_takes_the_place_of_the_first_and_a_cancellation_revokes_it_for_good()
      throws Exception {
    try (Journeys journey = new Journeys(folder, networks(), natively())) {
      Documents.DocumentRow first = journey.sent("LRN-1", "9", "1", State.RECOGNIZED);
      Documents.DocumentRow other = journey.sent("LRN-2", "9", "2", State.RECOGNIZED);

      Documents.DocumentRow second = journey.sent("LRN-1", "5", "3", State.RECOGNIZED);

      assertThat(journey.recognition(first).commitment())
          .isEqualTo(second.commitment().orElseThrow());
      assertThat(journey.ended(1))
          .singleElement()
          .satisfies(
              ending -> {
                assertThat(ending.commitment()).isEqualTo(first.commitment().orElseThrow());
                assertThat(ending.successor()).isEqualTo(second.commitment().orElseThrow());
              });
      assertThat(journey.verified(second))
          .isInstanceOfSatisfying(
              Answered.class, a -> assertThat(a.state()).isEqualTo(BundleAnswer.State.VALID));

      journey.reopen();
      Documents.DocumentRow cancelled = journey.sent("LRN-1", "1", "4", State.REVOKED);

      assertThat(journey.recognition(first).state()).isEqualTo(State.REVOKED);
      assertThat(journey.recognition(other).state()).isEqualTo(State.RECOGNIZED);
      assertThat(journey.ended(2)).hasSize(2);
      assertThat(journey.verified(cancelled))
          .isInstanceOfSatisfying(
              Answered.class, a -> assertThat(a.state()).isEqualTo(BundleAnswer.State.REVOKED));
    }
  }
}
