package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleAnswer.Answered;
import org.portolan.hub.Documents;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** A policy by which attestors sign batches, and declarations need their log's evidence besides. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class NativeKindsTest {
  @TempDir Path folder;

  @Test
  void a_declaration_is_recognized_by_evidence_in_a_batch_that_attestors_signed() throws Exception {
    try (Journeys journey = new Journeys(folder, List.of("tlog", "fabric:devnet"), policy())) {
      Documents.DocumentRow declared = journey.sent("LRN-1", "9", "1", State.RECOGNIZED);

      assertThat(journey.hub().deliveries().all())
          .allMatch(delivery -> delivery.attested().isPresent());
      assertThat(journey.verified(declared))
          .isInstanceOfSatisfying(
              Answered.class, a -> assertThat(a.state()).isEqualTo(BundleAnswer.State.VALID));
      journey.hub().publisher().end(new Ending(declared.commitment().orElseThrow(), Bytes32.ZERO));
      journey.until(() -> journey.recognition(declared).state() == State.ENDED);
    }
  }

  private Path policy() throws Exception {
    Path file = folder.resolve("policy.json");
    Files.writeString(
        file,
        """
        {"acceptRisk":[{"code":"PTL-POL-007","reason":"a test has no witness"}],\
        "byKind":[{"claim":"current","kinds":["customs-declaration"],"recognition":"native"}],\
        "organisations":2}\
        """);
    return file;
  }
}
