package org.portolan.evidence.ethereum.rlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.record.Hex;
import org.portolan.record.RecordRefused;

class RlpTest {
  private static final int SEED = 9;

  @Test
  void what_was_written_is_read_back_the_same() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      byte[] written = random(random, 0);

      assertThat(rewritten(RlpItem.decode(written))).isEqualTo(written);
    }
  }

  @Test
  void bytes_that_are_read_have_no_other_spelling() {
    Random random = new Random(SEED);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(12)];
      random.nextBytes(bytes);
      bytes[0] = (byte) (0x80 + random.nextInt(0x80));
      RlpItem item = tryDecode(bytes);
      if (item != null) {
        read++;
        assertThat(rewritten(item)).isEqualTo(bytes);
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  @Test
  void every_change_of_one_byte_is_refused_or_another_value_with_its_own_spelling() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      byte[] written = random(random, 0);
      for (int at = 0; at < Math.min(written.length, 80); at++) {
        byte[] changed = written.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        RlpItem item = tryDecode(changed);
        if (item != null) {
          assertThat(rewritten(item)).isEqualTo(changed);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "PTL-RLP-001, 8101, a byte behind a head",
    "PTL-RLP-001, 8100, a zero byte behind a head",
    "PTL-RLP-001, b80161, the long form of a short string",
    "PTL-RLP-001, f80161, the long form of a short list",
    "PTL-RLP-001, b90001ff, a length with a zero in front",
    "PTL-RLP-001, c28101, the same inside a list",
    "PTL-RLP-002, 8261, a string that ends too early",
    "PTL-RLP-002, c261, a list that ends too early",
    "PTL-RLP-002, c28261, an item longer than its list",
    "PTL-RLP-002, bf7fffffffffffffff61, a length of 63 bits",
    "PTL-RLP-002, bfffffffffffffffff61, a length of 64 bits",
    "PTL-RLP-002, bb7fffffff61, a length of 31 bits",
    "PTL-RLP-002, bbffffffff61, a length of 32 bits",
    "PTL-RLP-002, b8, no length",
    "PTL-RLP-002, 6161, trailing bytes",
    "PTL-RLP-002, c000, trailing bytes behind a list",
  })
  void other_spellings_are_refused(String code, String hex, String what) {
    assertThatThrownBy(() -> RlpItem.decode(Hex.decode(hex)))
        .as(what)
        .isInstanceOfSatisfying(RecordRefused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void nothing_at_all_is_refused() {
    assertThatThrownBy(() -> RlpItem.decode(new byte[0])).hasMessageContaining("PTL-RLP-002");
  }

  @Test
  void sixteen_lists_in_each_other_are_read_and_seventeen_are_not() {
    assertThat(RlpItem.decode(nested(15)).isList()).isTrue();
    assertThatThrownBy(() -> RlpItem.decode(nested(17))).hasMessageContaining("PTL-RLP-003");
    assertThatThrownBy(() -> RlpItem.decode(nested(200_000))).hasMessageContaining("PTL-RLP-003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "820001", "89010000000000000000", "888000000000000000", "c0"})
  void what_is_no_number_below_two_to_the_63_is_not_taken_for_one(String hex) {
    RlpItem item = RlpItem.decode(Hex.decode(hex));

    assertThatThrownBy(item::number).hasMessageContaining("PTL-RLP-004");
  }

  @Test
  void numbers_are_read_back() {
    for (long number : new long[] {0, 1, 127, 128, 255, 256, 1L << 32, Long.MAX_VALUE}) {
      assertThat(RlpItem.decode(RlpWriter.number(number)).number()).isEqualTo(number);
    }
  }

  @Test
  void a_list_is_no_string_and_a_string_no_list() {
    assertThatThrownBy(() -> RlpItem.decode(Hex.decode("c0")).bytes())
        .hasMessageContaining("PTL-RLP-004");
    assertThatThrownBy(() -> RlpItem.decode(Hex.decode("80")).items(9))
        .hasMessageContaining("PTL-RLP-004");
  }

  @Test
  void no_more_items_are_made_than_the_caller_wants() {
    RlpItem three = RlpItem.decode(Hex.decode("c3010203"));

    assertThat(three.items(3)).hasSize(3);
    assertThatThrownBy(() -> three.items(2)).hasMessageContaining("PTL-RLP-004");
    assertThatThrownBy(() -> three.exactly(4)).hasMessageContaining("PTL-RLP-004");
  }

  private static byte[] nested(int lists) {
    byte[] item = RlpWriter.list();
    if (lists > 1_000) {
      return deepList(lists);
    }
    for (int i = 0; i < lists; i++) {
      item = RlpWriter.list(item);
    }
    return item;
  }

  /** So many heads of lists, each with all that follows as its content. */
  private static byte[] deepList(int lists) {
    byte[] deep = new byte[4 * lists];
    for (int i = 0; i < lists; i++) {
      int rest = deep.length - 4 * (i + 1);
      deep[4 * i] = (byte) 0xfa;
      deep[4 * i + 1] = (byte) (rest >> 16);
      deep[4 * i + 2] = (byte) (rest >> 8);
      deep[4 * i + 3] = (byte) rest;
    }
    return deep;
  }

  private static byte[] random(Random random, int depth) {
    if (depth < 5 && random.nextInt(3) == 0) {
      return RlpWriter.list(
          Stream.generate(() -> random(random, depth + 1))
              .limit(random.nextInt(6))
              .toArray(byte[][]::new));
    }
    byte[] content = new byte[random.nextInt(random.nextBoolean() ? 4 : 70)];
    random.nextBytes(content);
    return RlpWriter.string(content);
  }

  private static byte[] rewritten(RlpItem item) {
    return item.isList()
        ? RlpWriter.list(
            item.items(1 << 20).stream().map(RlpTest::rewritten).toArray(byte[][]::new))
        : RlpWriter.string(item.bytes());
  }

  private static RlpItem tryDecode(byte[] bytes) {
    try {
      return RlpItem.decode(bytes);
    } catch (RecordRefused e) {
      assertThat(e.code()).startsWith("PTL-RLP-");
      return null;
    }
  }
}
