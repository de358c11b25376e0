package org.portolan.record;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * RFC 2104 under one key. Its two blocks are hashed once, for all that is keyed with it: of what is
 * short they are half the work.
 */
final class Hmac {
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /**
   * @param digest which is left as it was
   */
  Hmac(MessageDigest digest, byte[] key) {
    byte[] block = key.length > BLOCK ? copyOf(digest).digest(key) : key;
    this.inner = begun(digest, block, INNER);
    this.outer = begun(digest, block, OUTER);
  }

  private static MessageDigest begun(MessageDigest digest, byte[] key, byte pad) {
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, pad);
    for (int i = 0; i < key.length; i++) {
      block[i] ^= key[i];
    }
    MessageDigest begun = copyOf(digest);
    begun.update(block);
    return begun;
  }

  byte[] of(byte[]... parts) {
    MessageDigest message = copyOf(inner);
    for (byte[] part : parts) {
      message.update(part);
    }
    return copyOf(outer).digest(message.digest());
  }

  private static MessageDigest copyOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(digest + " does not hand over what it has hashed", e);
    }
  }
}
