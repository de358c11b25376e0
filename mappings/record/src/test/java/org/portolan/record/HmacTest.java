package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cases 2 and 6 of RFC 4231. */
class HmacTest {
  private static final String OF_A_SHORT_KEY =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  private static final String OF_A_LONG_KEY =
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";

  @Test
  void what_is_keyed_is_the_same_in_one_part_and_in_several() {
    assertThat(hmac(Ascii.bytes("Jefe"), "what do ya want for nothing?")).isEqualTo(OF_A_SHORT_KEY);
    assertThat(hmac(Ascii.bytes("Jefe"), "what do ya want ", "", "for nothing?"))
        .isEqualTo(OF_A_SHORT_KEY);
  }

  @Test
  void a_key_longer_than_a_block_is_hashed_first() {
    byte[] key = new byte[131];
    Arrays.fill(key, (byte) 0xaa);

    assertThat(hmac(key, "Test Using Larger Than Block-Size Key - Hash Key First"))
        .isEqualTo(OF_A_LONG_KEY);
  }

  @Test
  void a_key_is_used_again_without_what_came_before() {
    Hmac key = HashAlgorithm.SHA256.keyed(Ascii.bytes("Jefe"));
    key.of(Ascii.bytes("something else"));

    assertThat(Hex.encode(key.of(Ascii.bytes("what do ya want for nothing?"))))
        .isEqualTo(OF_A_SHORT_KEY);
  }

  private static String hmac(byte[] key, String... parts) {
    return Hex.encode(
        HashAlgorithm.SHA256.hmac(
            key, Arrays.stream(parts).map(Ascii::bytes).toArray(byte[][]::new)));
  }
}
