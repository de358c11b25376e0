package org.portolan.evidence.fabric.message;

import java.util.List;
import org.portolan.evidence.fabric.proto.ProtoReader;

/**
 * The data of a transaction's payload: {@code Transaction {1 TransactionAction {1 header, 2
 * ChaincodeActionPayload {1 proposal payload, 2 ChaincodeEndorsedAction {1 answer, 2
 * endorsements}}}}}, with its one action.
 *
 * @param proposalPayload as it was endorsed
 * @param answer what the endorsers signed
 */
public record EndorsedTransaction(
    byte[] header, byte[] proposalPayload, byte[] answer, List<Endorsement> endorsements) {
  private static final int MOST = 256;

  /** {@code Endorsement {1 endorser, 2 signature}}. */
  public record Endorsement(byte[] endorser, byte[] signature) {}

  public EndorsedTransaction {
    endorsements = List.copyOf(endorsements);
  }

  public static EndorsedTransaction read(String path, byte[] data) {
    ProtoReader transaction = new ProtoReader(path, data);
    ProtoReader action = new ProtoReader(path + "/action", transaction.some(1));
    transaction.end();
    byte[] header = action.some(1);
    ProtoReader payload = new ProtoReader(path + "/action/payload", action.some(2));
    action.end();
    byte[] proposalPayload = payload.some(1);
    ProtoReader endorsed = new ProtoReader(path + "/action/endorsed", payload.some(2));
    payload.end();
    byte[] answer = endorsed.some(1);
    List<Endorsement> endorsements =
        endorsed.repeated(2, MOST).stream().map(e -> endorsement(path, e)).toList();
    endorsed.end();
    return new EndorsedTransaction(header, proposalPayload, answer, endorsements);
  }

  private static Endorsement endorsement(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path + "/endorsement", bytes);
    Endorsement endorsement = new Endorsement(in.some(1), in.some(2));
    in.end();
    return endorsement;
  }
}
