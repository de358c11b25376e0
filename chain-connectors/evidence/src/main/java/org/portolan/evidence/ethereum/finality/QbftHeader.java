package org.portolan.evidence.ethereum.finality;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * A header that QBFT sealed. Its bytes are read once; block hash and seal hash are made from them
 * with nothing but the extraData replaced, so a fork that adds fields changes nothing here.
 */
public final class QbftHeader {
  /** What says in a header's mixHash that it is Istanbul's kind of BFT. */
  private static final Bytes32 MIX_HASH =
      Bytes32.fromHex("63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

  private static final Bytes32 NO_UNCLES = Keccak256.hash(RlpWriter.list());

  private final BlockHeader header;
  private final QbftExtraData extra;
  private final Bytes32 hash;
  private final Bytes32 sealHash;

  private QbftHeader(BlockHeader header) {
    this.header = header;
    this.extra = QbftExtraData.decode(header.extraData());
    this.hash = Keccak256.hash(header.with(extra.forBlock()));
    this.sealHash = Keccak256.hash(header.with(extra.forSeals()));
  }

  /** Reads a header as a node keeps it, seals and all. */
  public static QbftHeader decode(byte[] raw) {
    QbftHeader decoded = new QbftHeader(BlockHeader.decode(raw));
    BlockHeader header = decoded.header;
    boolean qbft =
        // A genesis is what its operator wrote; it is never followed to, only pinned.
        header.number() == 0
            || header.mixHash().equals(MIX_HASH)
                && header.uncles().equals(NO_UNCLES)
                && header.difficulty() == 1
                && Arrays.equals(header.nonce(), new byte[8]);
    if (!qbft) {
      throw new RecordRefused(
          "PTL-QBF-001",
          path(header.number()),
          "mixHash " + header.mixHash().hex(),
          "QBFT's mixHash, no uncles, difficulty 1, nonce 0");
    }
    return decoded;
  }

  public Bytes32 hash() {
    return hash;
  }

  public long number() {
    return header.number();
  }

  public Bytes32 parentHash() {
    return header.parentHash();
  }

  public long time() {
    return header.time();
  }

  /** How many seals it carries, whoever they are of. */
  public int seals() {
    return extra.seals().size();
  }

  /** Whom the header lists; nobody in contract mode. */
  List<Bytes32> listed() {
    return extra.validators();
  }

  /**
   * The header as the block's hash is made of it: round 0, no seals. So a proof carries the headers
   * that are final by their hash, for what is not hashed could be anything.
   */
  public byte[] bare() {
    return header.with(extra.forBlock());
  }

  void requireBare() {
    if (!extra.isBare()) {
      throw refused("PTL-QBF-014", "seals or a round", "round 0 and no seals");
    }
  }

  FinalBlock block() {
    return new FinalBlock(number(), hash, time(), header.stateRoot(), header.receiptsRoot());
  }

  String path() {
    return path(number());
  }

  private static String path(long number) {
    return "header " + number;
  }

  /**
   * Who sealed: enough of {@code validators}, each of them one, nobody else and nobody twice.
   *
   * @throws RecordRefused on any other seal
   */
  Set<Bytes32> signers(Validators validators) {
    Set<Bytes32> signers = new HashSet<>();
    for (byte[] seal : extra.seals()) {
      Bytes32 signer =
          Secp256k1.signer(sealHash, seal)
              .orElseThrow(
                  () ->
                      refused(
                          "PTL-QBF-003",
                          "a seal that is no signature",
                          "r, s and parity in range"));
      if (!validators.addresses().contains(signer)) {
        throw refused("PTL-QBF-004", "a seal of " + signer.hex(), "seals of its validators alone");
      }
      if (!signers.add(signer)) {
        throw refused("PTL-QBF-005", "two seals of " + signer.hex(), "one seal of a validator");
      }
    }
    if (signers.size() < validators.quorum()) {
      throw refused(
          "PTL-QBF-006",
          signers.size() + " seals",
          validators.quorum() + " of " + validators.addresses().size());
    }
    return signers;
  }

  RecordRefused refused(String code, String seen, String expected) {
    return new RecordRefused(code, path(), seen, expected);
  }
}
