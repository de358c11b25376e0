package org.portolan.record.bundle;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordLeaf;

/** A bundle as read: every member present, none unknown, nothing believed. */
public record Bundle(
    HashAlgorithm algorithm,
    Names names,
    byte[] header,
    List<DisclosedLeaf> leaves,
    SheafPart sheaf,
    BatchPart batch,
    List<EvidencePart> evidence,
    List<StatementPart> statements,
    Optional<RecognitionPart> recognition) {
  public static final String FORMAT = "portolan.bundle.v1";
  public static final String MEDIA_TYPE = "application/vnd.portolan.bundle.v1+json";

  /** 64 MiB: a million leaves do not fit, and no bundle that a person can read comes near. */
  public static final int MAX_BYTES = 64 << 20;

  public Bundle {
    leaves = List.copyOf(leaves);
    evidence = List.copyOf(evidence);
    statements = List.copyOf(statements);
  }

  /** A leaf with its path to the record root. */
  public record DisclosedLeaf(RecordLeaf leaf, List<Bytes32> path) {}

  /** The record's place in its sheaf, and the issuer's signature as carried. */
  public record SheafPart(long count, long index, List<Bytes32> path, byte[] cose) {}

  /** The sheaf's place in its batch, and the batch's in its ledger. */
  public record BatchPart(
      byte[] leaf,
      long index,
      List<Bytes32> path,
      Bytes32 root,
      long count,
      Bytes32 registry,
      Bytes32 publisher,
      long ordinal,
      Bytes32 position,
      Bytes32 anchorHash) {}

  /** What a ledger itself can prove; how data looks is the matter of its kind. */
  public record EvidencePart(String kind, String claim, long height, long time, byte[] data) {}

  /** What a destination wrote when it recognized the record. */
  public record RecognitionPart(
      Bytes32 registry, Bytes32 position, Bytes32 anchorHash, byte[] evidence) {}

  public byte[] encode() {
    return BundleWriter.write(this).canonical();
  }

  /** Strict; refuses with the path of the member. */
  public static Bundle decode(byte[] bytes) {
    return BundleReader.read(bytes);
  }
}
