package org.portolan.evidence.eip712;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.record.Bytes32;

/** An attestor's secp256k1 key in this process. Signatures are deterministic (RFC 6979). */
public final class EthereumKey {
  private static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));

  private final BigInteger secret;
  private final Bytes32 address;

  private EthereumKey(BigInteger secret) {
    this.secret = secret;
    byte[] point = CURVE.getG().multiply(secret).normalize().getEncoded(false);
    this.address = Secp256k1.address(Arrays.copyOfRange(point, 1, point.length));
  }

  public static EthereumKey generate(SecureRandom random) {
    BigInteger secret;
    do {
      secret = new BigInteger(256, random);
    } while (secret.signum() == 0 || secret.compareTo(CURVE.getN()) >= 0);
    return new EthereumKey(secret);
  }

  public static EthereumKey of(Bytes32 secret) {
    BigInteger number = new BigInteger(1, secret.toByteArray());
    if (number.signum() == 0 || number.compareTo(CURVE.getN()) >= 0) {
      throw new IllegalArgumentException("not a secret of secp256k1");
    }
    return new EthereumKey(number);
  }

  /** The address, left-padded to 32 bytes: the attestor's id. */
  public Bytes32 address() {
    return address;
  }

  /** r || s || v over a digest that was made by this process. */
  public byte[] sign(Bytes32 digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, CURVE));
    BigInteger[] pair = signer.generateSignature(digest.toByteArray());
    BigInteger s = pair[1].min(CURVE.getN().subtract(pair[1]));
    byte[] rs = PlainDSAEncoding.INSTANCE.encode(CURVE.getN(), pair[0], s);
    byte[] signature = Arrays.copyOf(rs, Secp256k1.SIGNATURE_LENGTH);
    for (int v = 27; v <= 28; v++) {
      signature[64] = (byte) v;
      boolean ours =
          EthereumSignature.decode(signature).signer(digest).filter(address::equals).isPresent();
      if (ours) {
        return signature;
      }
    }
    throw new IllegalStateException("a signature from which its signer is not recovered");
  }

  @Override
  public String toString() {
    return "EthereumKey[" + address + "]";
  }
}
