package org.portolan.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Evidence;
import org.portolan.record.BatchStatement;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.Sha256;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** What the hub asks a ledger to write. Each has a key by which the ledger can be asked for it. */
public sealed interface Command {
  CommandKey key();

  /** Anchor a batch of this connection's account. Ordinals count from 1 without a gap. */
  record AnchorBatch(Bytes32 publisher, long ordinal, Bytes32 root, long count) implements Command {
    @Override
    public CommandKey key() {
      return CommandKey.of("anchor", publisher.toByteArray(), BigEndian.u64(ordinal));
    }
  }

  /** End a commitment of this connection's account. */
  record End(Bytes32 publisher, Ending ending) implements Command {
    @Override
    public CommandKey key() {
      return CommandKey.of("end", publisher.toByteArray(), ending.commitment().toByteArray());
    }
  }

  /**
   * Take a batch of a foreign registry, and with it what its publisher ended since.
   *
   * @param signatures of attestors, or {@link Views} of the source's own members
   * @param status the one whose digest the statement carries
   * @param endings exactly those between the status that is kept and this one, in order
   */
  record AcceptBatch(
      BatchStatement statement,
      List<SignaturePart> signatures,
      PublisherStatus status,
      List<Ending> endings)
      implements Command {
    public AcceptBatch {
      signatures = List.copyOf(signatures);
      endings = List.copyOf(endings);
    }

    @Override
    public CommandKey key() {
      return CommandKey.of(
          "accept-batch",
          statement.lane().toByteArray(),
          statement.publisher().toByteArray(),
          BigEndian.u64(statement.ordinal()));
    }
  }

  /**
   * Renew all records of a foreign publisher, and take what it ended since. Where that is too much
   * for one command it comes in parts, the newest endings first: each part leads to where the one
   * before it began, and the status holds when a part begins at the head that is kept.
   *
   * @param signatures of attestors, or {@link Views} of the source's own members
   * @param status the one whose digest the statement carries
   * @param before the head before the first of these endings, in every part but the last; empty in
   *     the last, which begins at the head that is kept
   * @param endings in the source's order
   */
  record AcceptStatus(
      StatusStatement statement,
      List<SignaturePart> signatures,
      PublisherStatus status,
      Optional<Bytes32> before,
      List<Ending> endings)
      implements Command {
    public AcceptStatus {
      signatures = List.copyOf(signatures);
      endings = List.copyOf(endings);
    }

    /** All of the endings between the kept status and this one at once. */
    public AcceptStatus(
        StatusStatement statement,
        List<SignaturePart> signatures,
        PublisherStatus status,
        List<Ending> endings) {
      this(statement, signatures, status, Optional.empty(), endings);
    }

    /**
     * The commands that bring a status, in the order in which they are sent.
     *
     * @param kept the head that the destination keeps
     * @param endings all that are missing there
     * @param most how many go into one command
     */
    public static List<AcceptStatus> parts(
        StatusStatement statement,
        List<SignaturePart> signatures,
        PublisherStatus status,
        Bytes32 kept,
        List<Ending> endings,
        int most) {
      List<AcceptStatus> parts = new ArrayList<>();
      Bytes32 head = kept;
      int from = 0;
      do {
        List<Ending> part = endings.subList(from, Math.min(endings.size(), from + most));
        parts.add(
            0,
            new AcceptStatus(
                statement,
                signatures,
                status,
                from == 0 ? Optional.empty() : Optional.of(head),
                part));
        for (Ending ending : part) {
          head = ending.headAfter(head);
        }
        from += most;
      } while (from < endings.size());
      return parts;
    }

    @Override
    public CommandKey key() {
      return CommandKey.of(
          "accept-status",
          Sha256.hash(statement.signedBytes()).toByteArray(),
          before.map(Bytes32::toByteArray).orElse(new byte[0]));
    }
  }

  /**
   * Recognize a record: one of an accepted batch, or natively one whose own ledger proves it.
   *
   * @param natively what the destination checks itself; it then needs no batch that was accepted,
   *     and does not look at what the proof says of absence
   * @param sheaf the COSE_Sign1 of the record's sheaf, for a destination that accepts batches by
   *     views and so checks their issuers itself
   */
  record Recognize(RecognitionProof proof, Optional<Natively> natively, Optional<byte[]> sheaf)
      implements Command {
    /** Of an accepted batch. */
    public Recognize(RecognitionProof proof) {
      this(proof, Optional.empty(), Optional.empty());
    }

    /** By the source's own evidence. */
    public Recognize(RecognitionProof proof, Natively natively) {
      this(proof, Optional.of(natively), Optional.empty());
    }

    /** Of a batch that was accepted by views. */
    public Recognize(RecognitionProof proof, byte[] sheaf) {
      this(proof, Optional.empty(), Optional.of(sheaf));
    }

    /**
     * The source's own evidence.
     *
     * @param anchor of the record's batch
     * @param renewal whether the record is recognized already, so that the evidence renews it
     */
    public record Natively(Anchor anchor, Evidence evidence, boolean renewal) {}

    /** Evidence of another time renews anew: it is a deed of its own. */
    @Override
    public CommandKey key() {
      return natively
          .filter(Natively::renewal)
          .map(
              it ->
                  CommandKey.of(
                      "renew",
                      proof.lane().toByteArray(),
                      proof.header().recordKey().toByteArray(),
                      BigEndian.u64(proof.header().version()),
                      BigEndian.u64(it.evidence().time())))
          .orElseGet(() -> key(proof.lane(), proof.header()));
    }

    /** The key, for whoever asks a ledger without having the proof. */
    public static CommandKey key(Bytes32 lane, RecordHeader header) {
      return CommandKey.of(
          "recognize",
          lane.toByteArray(),
          header.recordKey().toByteArray(),
          BigEndian.u64(header.version()));
    }
  }

  /**
   * Put another trust file in force on this ledger: its lanes, epochs and policies.
   *
   * @param trustFile {@code portolan.trust.v1}
   * @param signature of the ledger's governor, COSE_Sign1 detached, over {@link #signedBytes}; no
   *     relayed message can change whom a ledger believes
   */
  record ChangeTrust(byte[] trustFile, byte[] signature) implements Command {
    /** {@code "portolan:trust:1\0" || registry || H(file)}. */
    public static byte[] signedBytes(Bytes32 registry, byte[] trustFile) {
      return Bytes.join(
          "portolan:trust:1\0".getBytes(StandardCharsets.US_ASCII),
          registry.toByteArray(),
          Sha256.hash(trustFile).toByteArray());
    }

    @Override
    public CommandKey key() {
      return CommandKey.of("trust", Sha256.hash(trustFile).toByteArray());
    }
  }
}
