package org.portolan.evidence.fabric.message;

import org.portolan.evidence.fabric.proto.ProtoReader;

/**
 * {@code ProcessedTransaction {1 Envelope, 2 validationCode}}: a transaction as its ledger keeps
 * it, and what the peer judged of it.
 *
 * @param code 0 is valid, 11 a conflict with another transaction
 */
public record ProcessedTransaction(byte[] envelope, long code) {
  public static final long VALID = 0;

  public static ProcessedTransaction read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    ProcessedTransaction processed = new ProcessedTransaction(in.some(1), in.number(2));
    in.end();
    return processed;
  }
}
