package org.portolan.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchStatement;
import org.portolan.record.BitProof;
import org.portolan.record.BitTree;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordRefused;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** The commands that a destination takes, in CBOR, as a log holds them and a relay keeps them. */
public final class CommandCodec {
  private static final int WORD = Bytes32.LENGTH;

  private CommandCodec() {}

  /** A batch or a status accepted: the statement's words, then who signed it and what it opens. */
  public static void write(CborWriter out, Command.AcceptBatch accept) {
    out.bytes(accept.statement().words());
    write(out, accept.signatures(), accept.status(), accept.endings());
  }

  public static void write(CborWriter out, Command.AcceptStatus accept) {
    out.bytes(accept.statement().words());
    write(out, accept.signatures(), accept.status(), accept.endings());
    accept.before().ifPresentOrElse(head -> out.bytes(head.toByteArray()), out::nil);
  }

  private static void write(
      CborWriter out,
      List<SignaturePart> signatures,
      PublisherStatus status,
      List<Ending> endings) {
    out.array(signatures.size());
    for (SignaturePart part : signatures) {
      out.array(3).bytes(part.attestor().toByteArray()).text(part.kind()).bytes(part.signature());
    }
    out.array(3).integer(status.endings());
    out.bytes(status.head().toByteArray()).bytes(status.map().toByteArray());
    out.array(endings.size());
    for (Ending ending : endings) {
      out.array(2).bytes(ending.commitment().toByteArray());
      out.bytes(ending.successor().toByteArray());
    }
  }

  public static void write(CborWriter out, RecognitionProof proof) {
    out.array(10).bytes(proof.lane().toByteArray()).bytes(proof.publisher().toByteArray());
    out.integer(proof.ordinal()).text(proof.header().algorithm().label());
    out.bytes(proof.header().encode());
    out.array(2).integer(proof.sheafIndex());
    write(out, proof.sheafPath());
    out.bytes(proof.batchLeaf().encode());
    out.array(2).integer(proof.batchIndex());
    write(out, proof.batchPath());
    write(out, proof.absence().siblings());
    proof
        .absence()
        .leaf()
        .ifPresentOrElse(
            leaf -> out.array(2).bytes(leaf.key().toByteArray()).bytes(leaf.value().toByteArray()),
            out::nil);
  }

  private static void write(CborWriter out, List<Bytes32> hashes) {
    out.array(hashes.size());
    hashes.forEach(hash -> out.bytes(hash.toByteArray()));
  }

  public static Command.AcceptBatch acceptBatch(CborReader in) {
    byte[] w = words(in, 11);
    return new Command.AcceptBatch(
        new BatchStatement(
            word(w, 0),
            word(w, 1),
            word(w, 2),
            number(w, 3),
            word(w, 4),
            word(w, 5),
            word(w, 6),
            number(w, 7),
            word(w, 8),
            number(w, 9),
            number(w, 10)),
        signatures(in),
        status(in),
        endings(in));
  }

  public static Command.AcceptStatus acceptStatus(CborReader in) {
    byte[] w = words(in, 6);
    StatusStatement statement =
        new StatusStatement(
            word(w, 0), word(w, 1), word(w, 2), word(w, 3), number(w, 4), number(w, 5));
    List<SignaturePart> signatures = signatures(in);
    PublisherStatus status = status(in);
    List<Ending> endings = endings(in);
    Optional<Bytes32> before = in.nil() ? Optional.empty() : Optional.of(hash(in));
    return new Command.AcceptStatus(statement, signatures, status, before, endings);
  }

  public static RecognitionProof proof(CborReader in) {
    in.require(in.array() == 10, "the ten parts of a recognition");
    Bytes32 lane = hash(in);
    Bytes32 publisher = hash(in);
    long ordinal = in.unsigned();
    HashAlgorithm algorithm = algorithm(in);
    RecordHeader header = RecordHeader.decode(algorithm, in.bytes());
    in.require(in.array() == 2, "an index and a path");
    long sheafIndex = in.unsigned();
    List<Bytes32> sheafPath = hashes(in);
    BatchLeaf leaf = BatchLeaf.decode(in.bytes());
    in.require(in.array() == 2, "an index and a path");
    long batchIndex = in.unsigned();
    List<Bytes32> batchPath = hashes(in);
    List<Bytes32> siblings = hashes(in);
    Optional<BitTree.Leaf> there = Optional.empty();
    if (!in.nil()) {
      in.require(in.array() == 2, "an ending");
      there = Optional.of(new Ending(hash(in), hash(in)).leaf(algorithm));
    }
    return new RecognitionProof(
        lane,
        publisher,
        ordinal,
        header,
        sheafIndex,
        sheafPath,
        leaf,
        batchIndex,
        batchPath,
        new BitProof(siblings, there));
  }

  private static HashAlgorithm algorithm(CborReader in) {
    String label = in.text();
    in.require(label.equals("sha256") || label.equals("sm3"), "sha256 or sm3");
    return HashAlgorithm.ofLabel(label);
  }

  private static List<SignaturePart> signatures(CborReader in) {
    List<SignaturePart> parts = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      in.require(in.array() == 3, "attestor, kind and signature");
      parts.add(new SignaturePart(hash(in), in.text(), in.bytes()));
    }
    return parts;
  }

  private static PublisherStatus status(CborReader in) {
    in.require(in.array() == 3, "endings, head and map");
    return new PublisherStatus(in.unsigned(), hash(in), hash(in));
  }

  private static List<Ending> endings(CborReader in) {
    List<Ending> endings = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      in.require(in.array() == 2, "a commitment and its successor");
      endings.add(new Ending(hash(in), hash(in)));
    }
    return endings;
  }

  private static List<Bytes32> hashes(CborReader in) {
    List<Bytes32> hashes = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      hashes.add(hash(in));
    }
    return hashes;
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == WORD, "32 bytes");
    return Bytes32.of(bytes);
  }

  private static byte[] words(CborReader in, int count) {
    byte[] words = in.bytes();
    in.require(words.length == count * WORD, count + " words");
    return words;
  }

  private static Bytes32 word(byte[] words, int index) {
    return Bytes32.at(words, index * WORD);
  }

  private static long number(byte[] words, int index) {
    ByteBuffer in = ByteBuffer.wrap(words, index * WORD, WORD);
    boolean small = in.getLong() == 0 && in.getLong() == 0 && in.getLong() == 0;
    long value = in.getLong();
    if (!small || value < 0) {
      throw new RecordRefused("PTL-STM-007", "word " + index, "a larger number", "below 2^63");
    }
    return value;
  }
}
