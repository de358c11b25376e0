package org.portolan.evidence.vectors;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.SigningKey;

/** Keys that follow from a name and sign the same bytes every time, so that vectors stay put. */
final class Keys {
  /** SubjectPublicKeyInfo of 2.16.840.1.101.3.4.3.18, up to the 1952 bytes of the key. */
  private static final byte[] ML_DSA_65_SPKI =
      Hex.decode("308207b2300b0609608648016503040312038207a100");

  private static final Map<String, Signer> ED25519 = new ConcurrentHashMap<>();

  private Keys() {}

  static Bytes32 secret(String name) {
    return Sha256.hash(("vector key: " + name).getBytes(StandardCharsets.UTF_8));
  }

  static Signer ed25519(String name) {
    return ED25519.computeIfAbsent(name, n -> SigningKey.ofEd25519Secret(secret(n).toByteArray()));
  }

  static EthereumKey ethereum(String name) {
    return EthereumKey.of(secret(name));
  }

  /** RFC 6979, s in the lower half. */
  static Signer es256(String name) {
    ECNamedDomainParameters curve = curve(SECObjectIdentifiers.secp256r1, "secp256r1");
    ECPrivateKeyParameters key = privateKey(curve, name);
    return new Named(
        Alg.ES256,
        Alg.ES256.number(),
        spki(curve, key),
        message -> {
          ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
          signer.init(true, key);
          BigInteger[] pair = signer.generateSignature(Sha256.hash(message).toByteArray());
          BigInteger s = pair[1].min(curve.getN().subtract(pair[1]));
          return PlainDSAEncoding.INSTANCE.encode(curve.getN(), pair[0], s);
        });
  }

  static Signer sm2(String name, long number) {
    ECNamedDomainParameters curve = curve(GMObjectIdentifiers.sm2p256v1, "sm2p256v1");
    ECPrivateKeyParameters key = privateKey(curve, name);
    return new Named(
        Alg.SM2,
        number,
        spki(curve, key),
        message -> {
          SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
          signer.init(true, new ParametersWithRandom(key, new FromMessage(message)));
          signer.update(message, 0, message.length);
          return signer.generateSignature();
        });
  }

  /** As {@link #sm2}, with an empty user id in the place of the usual one. */
  static byte[] sm2WithoutUserId(String name, byte[] message) {
    ECPrivateKeyParameters key =
        privateKey(curve(GMObjectIdentifiers.sm2p256v1, "sm2p256v1"), name);
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    signer.init(
        true,
        new ParametersWithID(new ParametersWithRandom(key, new FromMessage(message)), new byte[0]));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The deterministic variant of FIPS 204. */
  static Signer mlDsa65(String name) {
    MLDSAPrivateKeyParameters key =
        new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_65, secret(name).toByteArray());
    return new Named(
        Alg.ML_DSA_65,
        Alg.ML_DSA_65.number(),
        Bytes.join(ML_DSA_65_SPKI, key.getPublicKeyParameters().getEncoded()),
        message -> {
          MLDSASigner signer = new MLDSASigner();
          signer.init(true, key);
          signer.update(message, 0, message.length);
          return signer.generateSignature();
        });
  }

  private static ECNamedDomainParameters curve(ASN1ObjectIdentifier oid, String name) {
    var parameters =
        name.startsWith("sm2") ? GMNamedCurves.getByName(name) : SECNamedCurves.getByName(name);
    return new ECNamedDomainParameters(oid, parameters);
  }

  private static ECPrivateKeyParameters privateKey(ECNamedDomainParameters curve, String name) {
    BigInteger d = new BigInteger(1, secret(name).toByteArray()).mod(curve.getN());
    return new ECPrivateKeyParameters(d, curve);
  }

  private static byte[] spki(ECNamedDomainParameters curve, ECPrivateKeyParameters key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              new ECPublicKeyParameters(curve.getG().multiply(key.getD()), curve))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Sign {
    byte[] sign(byte[] message) throws CryptoException;
  }

  private record Named(Alg alg, long algNumber, byte[] spki, Sign signing) implements Signer {
    @Override
    public byte[] sign(byte[] message) {
      try {
        return signing.sign(message);
      } catch (CryptoException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Not random at all: what a vector needs and nothing else may have. */
  private static final class FromMessage extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private Bytes32 state;

    FromMessage(byte[] message) {
      this.state = Sha256.hash(message);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        if (i % Bytes32.LENGTH == 0) {
          state = Sha256.hash(state.toByteArray());
        }
        bytes[i] = state.toByteArray()[i % Bytes32.LENGTH];
      }
    }
  }
}
