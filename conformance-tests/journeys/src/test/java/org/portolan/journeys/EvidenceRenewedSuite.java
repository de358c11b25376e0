package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.hub.Documents;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** What a chaincode recognized by a ledger's own evidence lasts as long as that proves it. */
abstract class EvidenceRenewedSuite {
  private static final int FRESH = 16;

  @TempDir Path folder;

  /** Customs' and the bank's. */
  abstract List<String> networks();

  @Test
  void newer_evidence_renews_a_record_and_shows_at_once_which_has_ended() throws Exception {
    try (Journeys journey = new Journeys(folder, networks(), policy())) {
      Documents.DocumentRow stays = journey.sent("LRN-1", "9", "1", State.RECOGNIZED);
      Documents.DocumentRow ends = journey.sent("LRN-2", "9", "2", State.RECOGNIZED);
      long first = journey.recognition(stays).asOfTime();
      journey.hub().publisher().end(new Ending(ends.commitment().orElseThrow(), Bytes32.ZERO));

      journey.until(() -> journey.recognition(ends).state() == State.ENDED);

      assertThat(journey.recognition(stays).state()).isEqualTo(State.RECOGNIZED);
      journey.until(() -> journey.recognition(stays).asOfTime() > first + FRESH);
      assertThat(journey.recognition(stays).state()).isEqualTo(State.RECOGNIZED);
    }
  }

  /** The evaluation's, of a shorter freshness. */
  private Path policy() throws Exception {
    Path file = folder.resolve("policy.json");
    Files.writeString(
        file,
        """
        {"acceptRisk":[{"code":"PTL-POL-007","reason":"a test has no witness"}],"claim":"current",\
        "freshness":%d,"organisations":2,"recognition":"native"}\
        """
            .formatted(FRESH));
    return file;
  }
}
