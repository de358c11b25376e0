package org.portolan.evidence.eip712;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.record.Bytes32;

/** An attestor's secp256k1 key in this process. Signatures are deterministic (RFC 6979). */
public final class EthereumKey {
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(EthereumSignature.CURVE);

  private final BigInteger secret;
  private final Bytes32 address;

  private EthereumKey(BigInteger secret) {
    this.secret = secret;
    byte[] key = DOMAIN.getG().multiply(secret).normalize().getEncoded(false);
    this.address = Secp256k1.address(Arrays.copyOfRange(key, 1, key.length));
  }

  public static EthereumKey generate(SecureRandom random) {
    BigInteger secret;
    do {
      secret = new BigInteger(256, random);
    } while (secret.signum() == 0 || secret.compareTo(EthereumSignature.ORDER) >= 0);
    return new EthereumKey(secret);
  }

  public static EthereumKey of(Bytes32 secret) {
    BigInteger number = new BigInteger(1, secret.toByteArray());
    if (number.signum() == 0 || number.compareTo(EthereumSignature.ORDER) >= 0) {
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
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    BigInteger[] pair = signer.generateSignature(digest.toByteArray());
    BigInteger s =
        pair[1].compareTo(EthereumSignature.HALF_ORDER) > 0
            ? EthereumSignature.ORDER.subtract(pair[1])
            : pair[1];
    for (int v = 27; v <= 28; v++) {
      EthereumSignature signature = new EthereumSignature(pair[0], s, v);
      if (signature.signer(digest).filter(address::equals).isPresent()) {
        return signature.encode();
      }
    }
    throw new IllegalStateException("a signature from which its signer is not recovered");
  }

  @Override
  public String toString() {
    return "EthereumKey[" + address + "]";
  }
}
