package org.portolan.relay.freeze;

import java.util.List;
import org.portolan.evidence.equivocation.TwoStatements;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * A statement with those who signed it, as it is kept and as it is proof: {@code [kind, statement,
 * signatures, status, endings]}, the command that it became without endings.
 */
public final class SignedStatement {
  private static final int BATCH = 1;
  private static final int STATUS = 2;

  private SignedStatement() {}

  public static byte[] encode(
      Statement statement, PublisherStatus status, List<SignaturePart> signatures) {
    CborWriter out = new CborWriter();
    switch (statement) {
      case BatchStatement batch -> {
        out.integer(BATCH);
        CommandCodec.write(out, new Command.AcceptBatch(batch, signatures, status, List.of()));
      }
      case StatusStatement renewal -> {
        out.integer(STATUS);
        CommandCodec.write(out, new Command.AcceptStatus(renewal, signatures, status, List.of()));
      }
    }
    return out.toByteArray();
  }

  public static TwoStatements.Signed decode(byte[] kept) {
    CborReader in = new CborReader(kept);
    if (in.integer() == BATCH) {
      Command.AcceptBatch batch = CommandCodec.acceptBatch(in);
      return new TwoStatements.Signed(batch.statement(), batch.status(), batch.signatures());
    }
    Command.AcceptStatus renewal = CommandCodec.acceptStatus(in);
    return new TwoStatements.Signed(renewal.statement(), renewal.status(), renewal.signatures());
  }
}
