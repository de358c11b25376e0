package org.portolan.record.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.record.CryptoProviders;
import org.portolan.record.RecordRefused;

/** Whoever's implementation is chosen, the same signatures and keys are valid and refused. */
class EveryProviderAgreesTest {
  private static final byte[] MESSAGE = "a sheaf".getBytes(StandardCharsets.UTF_8);

  @Test
  void there_are_three_to_choose_from() {
    assertThat(CryptoProviders.names()).containsExactly("conscrypt", "bouncycastle", "jdk");
  }

  @ParameterizedTest
  @EnumSource(Alg.class)
  void what_one_provider_signs_every_other_verifies(Alg alg) {
    List<Provider> providers = CryptoProviders.offering(alg.services());
    for (Provider signer : providers) {
      SigningKey key = SigningKey.generate(alg, signer);
      byte[] signature = key.sign(MESSAGE);
      assertThat(signature).hasSize(alg.signatureLength());
      for (Provider verifier : providers) {
        VerificationKey verification = VerificationKey.of(alg, key.spki(), verifier);
        assertThat(verification.verifies(MESSAGE, signature))
            .as(signer + " to " + verifier)
            .isTrue();
        assertThat(verification.verifies(new byte[1], signature)).isFalse();
        for (int at = 0; at < signature.length; at += alg == Alg.ML_DSA_65 ? 97 : 1) {
          byte[] changed = signature.clone();
          changed[at] ^= 1;
          if (verification.verifies(MESSAGE, changed)) {
            fail(signer + " to " + verifier + ": byte " + at + " changed and still valid");
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Alg.class)
  void a_key_with_a_byte_more_less_or_changed_in_its_frame_is_refused_by_all(Alg alg) {
    for (Provider provider : CryptoProviders.offering(alg.services())) {
      byte[] spki = SigningKey.generate(alg, provider).spki();
      byte[] longer = Arrays.copyOf(spki, spki.length + 1);
      byte[] shorter = Arrays.copyOf(spki, spki.length - 1);
      byte[] other = spki.clone();
      other[3] ^= 1;
      for (byte[] wrong : List.of(longer, shorter, other, new byte[0])) {
        assertThatThrownBy(() -> VerificationKey.of(alg, wrong, provider))
            .as(provider.getName())
            .isInstanceOf(RecordRefused.class);
      }
    }
  }

  @Test
  void a_number_for_private_use_stands_for_sm2_and_is_signed() {
    SigningKey key = SigningKey.generate(Alg.SM2).numbered(-70_000);
    byte[] cose = CoseSign1.signDetached(key, MESSAGE);

    assertThat(CoseSign1.parse(cose).algNumber()).isEqualTo(-70_000);
    assertThat(
            CoseSign1.parse(cose)
                .verifiesDetached(VerificationKey.of(Alg.SM2, key.spki()), MESSAGE))
        .isTrue();
    assertThatThrownBy(() -> key.numbered(-8)).isInstanceOf(IllegalArgumentException.class);
  }
}
