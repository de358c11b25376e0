package org.portolan.fabric.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.junit.jupiter.api.Test;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;

/** A signer of the hub's, which may be a token's, signs for Fabric. */
class CoseAccountSignerTest {
  private static final BigInteger HALF =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16)
          .shiftRight(1);

  @Test
  void a_signature_is_der_with_the_smaller_s_and_verifies() throws Exception {
    SigningKey key = SigningKey.generate(Alg.ES256);
    for (int i = 0; i < 20; i++) {
      byte[] message = ("message " + i).getBytes(StandardCharsets.UTF_8);
      byte[] der = new CoseAccountSigner(key).sign(message);

      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.spki())));
      verifier.update(message);
      assertThat(verifier.verify(der)).isTrue();
      BigInteger s = ((ASN1Integer) ASN1Sequence.getInstance(der).getObjectAt(1)).getValue();
      assertThat(s).isLessThanOrEqualTo(HALF);
    }
  }
}
