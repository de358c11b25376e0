package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.hub.Documents;
import org.portolan.hub.network.Evaluation;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** What a contract recognized by what peers of a channel signed lasts as long as they sign anew. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Anvil.class)
class ViewsRenewedTest {
  private static final int FRESH = 20;

  @TempDir Path folder;

  @Test
  void one_view_renews_all_records_of_a_publisher_and_brings_what_it_ended() throws Exception {
    new Evaluation(folder).natively();
    try (Journeys journey =
        new Journeys(folder, List.of("fabric:devnet", "eip155:31337"), policy())) {
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
        file, "{\"freshness\":%d,\"organisations\":2,\"recognition\":\"native\"}".formatted(FRESH));
    return file;
  }
}
