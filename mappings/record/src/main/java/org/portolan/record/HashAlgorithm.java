package org.portolan.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Arrays;
import java.util.List;

/**
 * The hash of a source network. SHA-256 is the JDK's; SM3 is found through the JCA and there only
 * when BouncyCastle is on the class path.
 */
public enum HashAlgorithm {
  SHA256("sha256", "SHA-256"),
  SM3("sm3", "SM3");

  private static final int BLOCK = 64;
  private static final String TYPE = "MessageDigest";

  private final String label;
  private final ThreadLocal<MessageDigest> digests;

  HashAlgorithm(String label, String jca) {
    this.label = label;
    this.digests = ThreadLocal.withInitial(() -> digest(jca));
  }

  /** As written in bundles, trust files and word 0 of a header: {@code sha256} or {@code sm3}. */
  public String label() {
    return label;
  }

  public static HashAlgorithm ofLabel(String label) {
    return switch (label) {
      case "sha256" -> SHA256;
      case "sm3" -> SM3;
      default -> throw new IllegalArgumentException("sha256 or sm3 expected, not " + label);
    };
  }

  /** Word 0 of every record header under this algorithm. */
  public Bytes32 recordWord() {
    return Sha256.hash(Ascii.bytes("portolan:record:1:" + label));
  }

  public Bytes32 hash(byte[]... parts) {
    MessageDigest digest = digests.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Bytes32.wrap(digest.digest());
  }

  /** H(prefix || left || right): the node of every tree of the format. */
  Bytes32 node(byte prefix, Bytes32 left, Bytes32 right) {
    MessageDigest digest = digests.get();
    digest.update(prefix);
    digest.update(left.array());
    digest.update(right.array());
    return Bytes32.wrap(digest.digest());
  }

  /** RFC 2104. */
  public byte[] hmac(byte[] key, byte[]... parts) {
    MessageDigest digest = digests.get();
    byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
    byte[] outer = block.clone();
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= 0x36;
      outer[i] ^= 0x5c;
    }
    digest.update(block);
    for (byte[] part : parts) {
      digest.update(part);
    }
    byte[] inner = digest.digest();
    digest.update(outer);
    return digest.digest(inner);
  }

  /** SHA-256 is the JDK's own, which the processor helps with; SM3 is whoever's has it. */
  private static MessageDigest digest(String jca) {
    try {
      if (jca.equals("SHA-256")) {
        return MessageDigest.getInstance(jca);
      }
      List<Provider> offering = CryptoProviders.offering(new CryptoProviders.Service(TYPE, jca));
      if (offering.isEmpty()) {
        throw new IllegalStateException(
            "no security provider offers " + jca + "; put BouncyCastle on the class path");
      }
      return MessageDigest.getInstance(jca, offering.get(0));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + jca, e);
    }
  }
}
