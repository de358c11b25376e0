package org.portolan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;

class EndingHistoryTest {
  private static final int ENDINGS = 200;

  private static Ending ending(int number) {
    return new Ending(Sha256.hash(new byte[] {(byte) number, 7}), Bytes32.ZERO);
  }

  @Test
  void the_register_of_any_height_is_that_of_the_endings_before_it_in_whatever_order_asked() {
    EndingHistory history = new EndingHistory(HashAlgorithm.SHA256);
    List<EndingRegister> expected = new ArrayList<>();
    expected.add(EndingRegister.empty(HashAlgorithm.SHA256));
    for (int i = 0; i < ENDINGS; i++) {
      // Every third entry of the log is this publisher's ending.
      expected.add(expected.get(i).with(ending(i)));
      history.add(ending(i), 3L * i, expected.get(i + 1));
    }

    List<Integer> heights = new ArrayList<>(IntStream.rangeClosed(0, 3 * ENDINGS).boxed().toList());
    java.util.Collections.shuffle(heights, new java.util.Random(1));
    for (int height : heights) {
      int count = Math.min(ENDINGS, (height + 2) / 3);
      assertThat(history.before(height)).as("height " + height).hasSize(count);
      assertThat(history.at(height).status()).isEqualTo(expected.get(count).status());
      assertThat(history.at(height).ends(ending(5).commitment()).isPresent()).isEqualTo(count > 5);
    }
  }
}
