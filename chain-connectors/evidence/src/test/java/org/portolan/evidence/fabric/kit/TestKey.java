package org.portolan.evidence.fabric.kit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.portolan.record.Sha256;

/** A P-256 key that follows from a name and signs the same bytes every time. */
public record TestKey(String name) {
  private static final Map<TestKey, byte[]> PUBLIC = new ConcurrentHashMap<>();
  private static final ECNamedDomainParameters CURVE =
      new ECNamedDomainParameters(
          SECObjectIdentifiers.secp256r1, SECNamedCurves.getByName("secp256r1"));

  public byte[] spki() {
    return PUBLIC.computeIfAbsent(this, TestKey::made);
  }

  private static byte[] made(TestKey key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              new ECPublicKeyParameters(
                  CURVE.getG().multiply(key.secret().getD()).normalize(), CURVE))
          .getEncoded("DER");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** DER, s in the lower half. */
  public byte[] sign(byte[] message) {
    BigInteger[] pair = pair(message);
    return der(pair[0], pair[1].min(CURVE.getN().subtract(pair[1])));
  }

  /** The other signature that verifies: s in the upper half. */
  public byte[] signHigh(byte[] message) {
    BigInteger[] pair = pair(message);
    return der(pair[0], pair[1].max(CURVE.getN().subtract(pair[1])));
  }

  /** With r and s as they are given, in range or not. */
  public static byte[] der(BigInteger r, BigInteger s) {
    try {
      return new org.bouncycastle.asn1.DERSequence(
              new org.bouncycastle.asn1.ASN1Encodable[] {
                new org.bouncycastle.asn1.ASN1Integer(r), new org.bouncycastle.asn1.ASN1Integer(s)
              })
          .getEncoded();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static BigInteger[] numbers(byte[] der) {
    try {
      return StandardDSAEncoding.INSTANCE.decode(CURVE.getN(), der);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private BigInteger[] pair(byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, secret());
    return signer.generateSignature(Sha256.hash(message).toByteArray());
  }

  private ECPrivateKeyParameters secret() {
    byte[] seed =
        Sha256.hash(("vector key: " + name).getBytes(StandardCharsets.UTF_8)).toByteArray();
    return new ECPrivateKeyParameters(new BigInteger(1, seed), CURVE);
  }
}
