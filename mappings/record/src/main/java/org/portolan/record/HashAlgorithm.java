package org.portolan.record;

/**
 * The hash of a source network. SHA-256 is the JDK's; SM3 is found through the JCA and there only
 * when BouncyCastle is on the class path.
 */
public enum HashAlgorithm {
  SHA256("sha256", "SHA-256"),
  SM3("sm3", "SM3");

  private final String label;
  private final ThreadLocal<Hasher> hashers;
  private final Bytes32 recordWord;

  HashAlgorithm(String label, String jca) {
    this.label = label;
    this.hashers = ThreadLocal.withInitial(() -> new Hasher(jca));
    byte[] word = new byte[Bytes32.LENGTH];
    new Hasher("SHA-256").hash(word, 0, Ascii.bytes("portolan:record:1:" + label));
    this.recordWord = Bytes32.wrap(word);
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
    return recordWord;
  }

  public Bytes32 hash(byte[]... parts) {
    byte[] out = new byte[Bytes32.LENGTH];
    hashers.get().hash(out, 0, parts);
    return Bytes32.wrap(out);
  }

  /** Writes the hash of the parts into {@code out}. */
  void hash(byte[] out, int at, byte[]... parts) {
    hashers.get().hash(out, at, parts);
  }

  /** H(prefix || left || right): the node of every tree of the format. */
  Bytes32 node(byte prefix, Bytes32 left, Bytes32 right) {
    byte[] out = new byte[Bytes32.LENGTH];
    hashers.get().node(prefix, left.array(), 0, right.array(), 0, out, 0);
    return Bytes32.wrap(out);
  }

  /** The same of two hashes that lie side by side; {@code to} may be where they were. */
  void node(byte prefix, byte[] hashes, int left, int to) {
    hashers.get().node(prefix, hashes, left, hashes, left + Bytes32.LENGTH, hashes, to);
  }

  /** RFC 2104. */
  public byte[] hmac(byte[] key, byte[]... parts) {
    Hasher hasher = hashers.get();
    return hasher.hmac(hasher.pads(key), parts);
  }

  /** The same with a key that is used more than once: {@link #pads} of it. */
  byte[] hmacOf(byte[] pads, byte[]... parts) {
    return hashers.get().hmac(pads, parts);
  }

  /** What a key is worked into, for {@link #hmacOf}. */
  byte[] pads(byte[] key) {
    return hashers.get().pads(key);
  }
}
