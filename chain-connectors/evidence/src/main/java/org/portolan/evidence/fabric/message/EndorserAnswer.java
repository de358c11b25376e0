package org.portolan.evidence.fabric.message;

import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.record.Bytes32;

/**
 * What an endorser signs: {@code ProposalResponsePayload {1 proposal_hash, 2 ChaincodeAction {1
 * results, 2 events, 3 Response {1 status, 2 message, 3 payload}, 4 ChaincodeID}}}.
 *
 * @param results the encoded read and write sets
 * @param event the encoded event, empty where there is none
 */
public record EndorserAnswer(
    Bytes32 proposalHash,
    byte[] results,
    byte[] event,
    long status,
    byte[] payload,
    String chaincode) {
  public static EndorserAnswer read(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    Bytes32 hash = in.hash(1);
    byte[] extension = in.required(2);
    in.end();
    return action(path + "/action", hash, extension);
  }

  private static EndorserAnswer action(String path, Bytes32 hash, byte[] bytes) {
    ProtoReader in = new ProtoReader(path, bytes);
    byte[] results = in.bytes(1);
    byte[] event = in.bytes(2);
    ProtoReader response = new ProtoReader(path + "/response", in.required(3));
    long status = response.number(1);
    response.text(2);
    byte[] payload = response.bytes(3);
    response.end();
    ProtoReader id = new ProtoReader(path + "/chaincode", in.required(4));
    id.text(1);
    String name = id.text(2);
    id.text(3);
    id.end();
    in.end();
    return new EndorserAnswer(hash, results, event, status, payload, name);
  }
}
