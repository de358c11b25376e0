package org.portolan.record;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;

/**
 * One thread's digest. What is short is put together first and hashed with one call: for inputs of
 * a few dozen bytes the calls cost more than the hash.
 */
final class Hasher {
  private static final String TYPE = "MessageDigest";
  private static final int SHORT = 1_024;

  private final MessageDigest digest;
  private final byte[] buffer = new byte[SHORT];

  Hasher(String jca) {
    digest = digest(jca);
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

  void node(
      byte prefix, byte[] left, int leftAt, byte[] right, int rightAt, byte[] out, int outAt) {
    buffer[0] = prefix;
    System.arraycopy(left, leftAt, buffer, 1, Bytes32.LENGTH);
    System.arraycopy(right, rightAt, buffer, 1 + Bytes32.LENGTH, Bytes32.LENGTH);
    digest.update(buffer, 0, 1 + 2 * Bytes32.LENGTH);
    digest(out, outAt);
  }

  /** RFC 2104 under a key. */
  Hmac hmac(byte[] key) {
    return new Hmac(digest, key);
  }

  void hash(byte[] out, int at, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      if (length + part.length > SHORT) {
        digest.update(buffer, 0, length);
        length = 0;
      }
      if (part.length > SHORT) {
        digest.update(part);
      } else {
        System.arraycopy(part, 0, buffer, length, part.length);
        length += part.length;
      }
    }
    digest.update(buffer, 0, length);
    digest(out, at);
  }

  private void digest(byte[] out, int at) {
    try {
      digest.digest(out, at, Bytes32.LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }
}
