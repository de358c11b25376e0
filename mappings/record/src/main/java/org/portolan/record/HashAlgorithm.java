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

  /** H(prefix || left || right): the node of every tree of the format. */
  Bytes32 node(byte prefix, Bytes32 left, Bytes32 right) {
    byte[] out = new byte[Bytes32.LENGTH];
    hashers.get().node(prefix, left.array(), 0, right.array(), 0, out, 0);
    return Bytes32.wrap(out);
  }

  /** RFC 2104. */
  public byte[] hmac(byte[] key, byte[]... parts) {
    return keyed(key).of(parts);
  }

  /** The same with a key that is used more than once. */
  Hmac keyed(byte[] key) {
    return hashers.get().hmac(key);
  }

  /** This thread's own: for who hashes much at once. */
  Hasher hasher() {
    return hashers.get();
  }
}
