package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexOrderTest {
  @Test
  void indices_follow_each_other_as_their_digits_do() {
    for (int size : new int[] {1, 2, 9, 10, 11, 12, 99, 100, 101, 120, 1_000, 1_234}) {
      List<String> told = new ArrayList<>();
      for (int i = 0; i >= 0; i = IndexOrder.next(i, size)) {
        told.add(Integer.toString(i));
      }

      assertThat(told)
          .isEqualTo(IntStream.range(0, size).mapToObj(Integer::toString).sorted().toList());
    }
  }
}
