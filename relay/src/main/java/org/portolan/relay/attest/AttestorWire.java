package org.portolan.relay.attest;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.RefusalTable;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordRefused;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What goes between a relay and an attestor, in deterministic CBOR. A proposal is written as the
 * command that it will become, without signatures and endings; docs/attestors.md has the form.
 */
public final class AttestorWire {
  public static final String MEDIA_TYPE = "application/cbor";

  /** Paths of the interface. */
  public static final String BATCH = "/v1/batch";

  public static final String STATUS = "/v1/status";

  /** The most bytes of an answer. */
  public static final int MAX_ANSWER = 64 << 10;

  private static final int SIGNED = 1;
  private static final int DECLINED = 2;
  private static final int UNREACHABLE = 3;

  private AttestorWire() {}

  /** A proposal of a batch statement. */
  public record BatchQuestion(
      BatchStatement statement, PublisherStatus status, BatchOpening opening) {}

  /** A proposal of a status statement. */
  public record StatusQuestion(StatusStatement statement, PublisherStatus status) {}

  public static byte[] encode(BatchQuestion question) {
    CborWriter out = new CborWriter();
    CommandCodec.write(
        out,
        new Command.AcceptBatch(question.statement(), List.of(), question.status(), List.of()));
    out.text(question.opening().algorithm().label()).array(question.opening().count());
    for (BatchOpening.Leaf leaf : question.opening().leaves()) {
      switch (leaf) {
        case BatchOpening.Padding padding -> out.array(1).bytes(padding.random().toByteArray());
        case BatchOpening.SignedSheaf sheaf -> write(out, sheaf);
      }
    }
    return out.toByteArray();
  }

  private static void write(CborWriter out, BatchOpening.SignedSheaf sheaf) {
    byte[] commitments = new byte[sheaf.commitments().size() * Bytes32.LENGTH];
    for (int i = 0; i < sheaf.commitments().size(); i++) {
      sheaf.commitments().get(i).copyTo(commitments, i * Bytes32.LENGTH);
    }
    out.array(4).text(sheaf.issuer().scheme()).text(sheaf.issuer().value());
    out.bytes(commitments).bytes(sheaf.cose());
  }

  /**
   * @throws RecordRefused where the bytes are not one
   */
  public static BatchQuestion batchQuestion(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    try {
      Command.AcceptBatch proposal = CommandCodec.acceptBatch(in);
      HashAlgorithm algorithm = HashAlgorithm.ofLabel(in.text());
      int count = in.array();
      in.require(count <= BatchOpening.MAX_LEAVES, "at most 2^20 leaves");
      List<BatchOpening.Leaf> leaves = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        leaves.add(leaf(in));
      }
      in.end();
      return new BatchQuestion(
          proposal.statement(), proposal.status(), new BatchOpening(algorithm, leaves));
    } catch (IllegalArgumentException e) {
      throw new RecordRefused("PTL-ATT-016", "request", e.getMessage(), "a batch's proposal");
    }
  }

  private static BatchOpening.Leaf leaf(CborReader in) {
    int parts = in.array();
    if (parts == 1) {
      return new BatchOpening.Padding(Bytes32.of(in.bytes()));
    }
    in.require(parts == 4, "a padding's 32 bytes, or a sheaf's issuer, commitments and signature");
    IssuerIdentity issuer = new IssuerIdentity(in.text(), in.text());
    byte[] hashes = in.bytes();
    in.require(
        hashes.length > 0 && hashes.length % Bytes32.LENGTH == 0, "commitments of 32 bytes each");
    List<Bytes32> commitments = new ArrayList<>();
    for (int at = 0; at < hashes.length; at += Bytes32.LENGTH) {
      commitments.add(Bytes32.at(hashes, at));
    }
    return new BatchOpening.SignedSheaf(issuer, commitments, in.bytes());
  }

  public static byte[] encode(StatusQuestion question) {
    CborWriter out = new CborWriter();
    CommandCodec.write(
        out,
        new Command.AcceptStatus(question.statement(), List.of(), question.status(), List.of()));
    return out.toByteArray();
  }

  public static StatusQuestion statusQuestion(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    Command.AcceptStatus proposal = CommandCodec.acceptStatus(in);
    in.end();
    return new StatusQuestion(proposal.statement(), proposal.status());
  }

  public static byte[] encode(Attestor.Answer answer) {
    CborWriter out = new CborWriter();
    switch (answer) {
      case Attestor.Answer.Signed signed -> {
        out.array(4).integer(SIGNED).bytes(signed.signature().attestor().toByteArray());
        out.text(signed.signature().kind()).bytes(signed.signature().signature());
      }
      case Attestor.Answer.Declined no -> {
        Refusal refusal = no.refusal();
        out.array(5).integer(DECLINED).text(refusal.code()).text(cut(refusal.path()));
        out.text(cut(refusal.seen())).text(cut(refusal.expected()));
      }
      case Attestor.Answer.Unreachable nobody ->
          out.array(2).integer(UNREACHABLE).text(cut(nobody.why()));
    }
    return out.toByteArray();
  }

  private static String cut(String text) {
    return text.length() <= 1_000 ? text : text.substring(0, 997) + "...";
  }

  /** An answer in another form is one that declines. */
  public static Attestor.Answer answer(byte[] bytes) {
    try {
      CborReader in = new CborReader(bytes);
      int parts = in.array();
      long kind = in.integer();
      Attestor.Answer answer =
          switch ((int) kind * 10 + parts) {
            case SIGNED * 10 + 4 ->
                new Attestor.Answer.Signed(
                    new SignaturePart(Bytes32.of(in.bytes()), in.text(), in.bytes()));
            case DECLINED * 10 + 5 ->
                new Attestor.Answer.Declined(refusal(in.text(), in.text(), in.text(), in.text()));
            case UNREACHABLE * 10 + 2 -> new Attestor.Answer.Unreachable(in.text());
            default -> new Attestor.Answer.Declined(unknown("kind " + kind));
          };
      in.end();
      return answer;
    } catch (RecordRefused | IllegalArgumentException e) {
      return new Attestor.Answer.Declined(unknown(String.valueOf(e.getMessage())));
    }
  }

  private static Refusal refusal(String code, String path, String seen, String expected) {
    return RefusalTable.knows(code)
        ? Refusal.of(code, path, seen, expected)
        : unknown("the code " + code);
  }

  private static Refusal unknown(String seen) {
    return Refusal.of("PTL-ATT-015", "answer", seen, "signed, declined or unreachable");
  }
}
