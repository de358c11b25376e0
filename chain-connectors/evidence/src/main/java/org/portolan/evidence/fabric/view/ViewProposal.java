package org.portolan.evidence.fabric.view;

import java.util.List;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/**
 * The one proposal that asks a question: every byte of it follows from these values, so a verifier
 * makes it again instead of reading one that it was given. What a peer signs holds its {@link
 * #hash()}, which binds the answer to channel, chaincode, function, arguments, nonce and time.
 *
 * @param input the function and its arguments
 * @param creator who asks: a SerializedIdentity
 * @param nonce 24 bytes
 * @param time UTC seconds
 */
public record ViewProposal(
    String channel, String chaincode, List<byte[]> input, byte[] creator, byte[] nonce, long time) {
  private static final int ENDORSER_TRANSACTION = 3;

  public ViewProposal {
    input = List.copyOf(input);
  }

  public Bytes32 transactionId() {
    return Sha256.hash(nonce, creator);
  }

  /** What {@code SignedProposal.proposal_bytes} carries and the one who asks signs. */
  public byte[] bytes() {
    return new ProtoWriter().message(1, header()).message(2, payload()).toByteArray();
  }

  /** Both headers, as a transaction carries them again. */
  public byte[] header() {
    return new ProtoWriter()
        .message(1, channelHeader())
        .message(2, signatureHeader())
        .toByteArray();
  }

  /** The {@code proposalHash} of an answer to it. */
  public Bytes32 hash() {
    return Sha256.hash(channelHeader(), signatureHeader(), payload());
  }

  private byte[] channelHeader() {
    ProtoWriter extension = new ProtoWriter().message(2, name());
    return new ProtoWriter()
        .number(1, ENDORSER_TRANSACTION)
        .message(3, new ProtoWriter().number(1, time))
        .text(4, channel)
        .text(5, transactionId().hex())
        .message(7, extension)
        .toByteArray();
  }

  public byte[] signatureHeader() {
    return new ProtoWriter().bytes(1, creator).bytes(2, nonce).toByteArray();
  }

  public byte[] payload() {
    ProtoWriter arguments = new ProtoWriter();
    input.forEach(argument -> arguments.message(1, argument));
    ProtoWriter spec = new ProtoWriter().message(2, name()).message(3, arguments);
    return new ProtoWriter().message(1, new ProtoWriter().message(1, spec)).toByteArray();
  }

  private ProtoWriter name() {
    return new ProtoWriter().text(2, chaincode);
  }
}
