package org.portolan.evidence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.evidence.ethereum.kit.TestKey;
import org.portolan.record.Bytes32;

/** The same for every library that recovers keys. */
class Secp256k1Test {
  private static final Bytes32 DIGEST = Keccak256.hash(new byte[] {7});
  private static final TestKey KEY = TestKey.number(1);

  static Stream<KeyRecovery> libraries() {
    return Stream.of(new BouncyCastleRecovery(), new LibSecp256k1());
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void the_signer_is_found_by_its_address(KeyRecovery library) {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      Bytes32 digest = Bytes32.of(bytes);
      TestKey key = TestKey.number(1 + i % 20);

      assertThat(Secp256k1.signer(library, digest, key.sign(digest))).contains(key.address());
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void the_key_one_has_the_address_that_everybody_knows(KeyRecovery library) {
    assertThat(Secp256k1.signer(library, DIGEST, KEY.sign(DIGEST)).orElseThrow().hex())
        .endsWith("7e5f4552091a69125d5dfcb7b8c2659029395bdf");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void the_twin_in_the_upper_half_is_no_signature(KeyRecovery library) {
    byte[] twin = KEY.sign(DIGEST);
    put(twin, 32, TestKey.ORDER.subtract(number(twin, 32)));
    twin[64] ^= 1;

    assertThat(Secp256k1.signer(library, DIGEST, twin)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void numbers_out_of_their_range_are_no_signature(KeyRecovery library) {
    for (BigInteger wrong : new BigInteger[] {BigInteger.ZERO, TestKey.ORDER}) {
      byte[] signature = KEY.sign(DIGEST);
      put(signature, 0, wrong);
      assertThat(Secp256k1.signer(library, DIGEST, signature)).isEmpty();
      signature = KEY.sign(DIGEST);
      put(signature, 32, wrong);
      assertThat(Secp256k1.signer(library, DIGEST, signature)).isEmpty();
    }
    for (int parity : new int[] {2, 3, 27, 28, -1}) {
      byte[] signature = KEY.sign(DIGEST);
      signature[64] = (byte) parity;
      assertThat(Secp256k1.signer(library, DIGEST, signature)).isEmpty();
    }
    assertThat(Secp256k1.signer(library, DIGEST, new byte[64])).isEmpty();
    assertThat(Secp256k1.signer(library, DIGEST, new byte[66])).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void an_r_that_is_no_x_of_the_curve_leads_to_nobody(KeyRecovery library) {
    byte[] signature = KEY.sign(DIGEST);
    // 5 is not the x of a point: 5^3 + 7 is no square.
    put(signature, 0, BigInteger.valueOf(5));

    assertThat(Secp256k1.signer(library, DIGEST, signature)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void with_any_bit_changed_nobody_or_somebody_else_signed(KeyRecovery library) {
    byte[] signature = KEY.sign(DIGEST);
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(Secp256k1.signer(library, DIGEST, changed))
          .isNotEqualTo(java.util.Optional.of(KEY.address()));
    }
  }

  private static BigInteger number(byte[] signature, int offset) {
    return new BigInteger(1, java.util.Arrays.copyOfRange(signature, offset, offset + 32));
  }

  private static void put(byte[] signature, int offset, BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes.length > 32 ? 1 : 0;
    Bytes32.leftPadded(java.util.Arrays.copyOfRange(bytes, sign, bytes.length))
        .copyTo(signature, offset);
  }
}
