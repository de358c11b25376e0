package org.portolan.evidence.fabric.kit;

import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes32;

/** What an endorser would sign; every part can be made another before it does. */
public record TestAnswer(
    Bytes32 hash, byte[] results, byte[] event, long status, byte[] payload, String chaincode) {
  public static TestAnswer of(Bytes32 hash, String chaincode, byte[] results, byte[] payload) {
    return new TestAnswer(hash, results, new byte[0], 200, payload, chaincode);
  }

  public TestAnswer hash(Bytes32 other) {
    return new TestAnswer(other, results, event, status, payload, chaincode);
  }

  public TestAnswer results(byte[] other) {
    return new TestAnswer(hash, other, event, status, payload, chaincode);
  }

  public TestAnswer event(byte[] other) {
    return new TestAnswer(hash, results, other, status, payload, chaincode);
  }

  public TestAnswer status(long other) {
    return new TestAnswer(hash, results, event, other, payload, chaincode);
  }

  public TestAnswer payload(byte[] other) {
    return new TestAnswer(hash, results, event, status, other, chaincode);
  }

  public TestAnswer chaincode(String other) {
    return new TestAnswer(hash, results, event, status, payload, other);
  }

  public ProtoWriter action() {
    return new ProtoWriter()
        .bytes(1, results)
        .bytes(2, event)
        .message(3, new ProtoWriter().number(1, status).bytes(3, payload))
        .message(4, new ProtoWriter().text(2, chaincode).text(3, "1"));
  }

  public byte[] encode() {
    return new ProtoWriter().bytes(1, hash.toByteArray()).message(2, action()).toByteArray();
  }
}
