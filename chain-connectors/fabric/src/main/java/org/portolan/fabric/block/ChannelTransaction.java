package org.portolan.fabric.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.portolan.registry.RegistryEvent;

/**
 * A transaction in a block.
 *
 * @param code what the peer says of it: 0 is valid
 * @param time UTC seconds, by its client's clock
 * @param chaincode that told the event; empty where none was told
 */
public record ChannelTransaction(
    String id, int index, int code, long time, String chaincode, Optional<RegistryEvent> event) {
  public boolean isValid() {
    return code == TxValidationCode.VALID_VALUE;
  }

  /** The code's name, for people. */
  public String codeName() {
    TxValidationCode known = TxValidationCode.forNumber(code);
    return known == null ? "code " + code : known.name();
  }

  /** What a chaincode told, if this transaction counted and was its. */
  public Optional<RegistryEvent> told(String byChaincode) {
    return isValid() && chaincode.equals(byChaincode) ? event : Optional.empty();
  }

  /** Bytes that are no transaction of ours are one that tells nothing. */
  static ChannelTransaction read(byte[] envelope, int code, long block, int index) {
    try {
      Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      Optional<ChaincodeEvent> event =
          header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE && code == 0
              ? event(payload)
              : Optional.empty();
      return new ChannelTransaction(
          header.getTxId(),
          index,
          code,
          header.getTimestamp().getSeconds(),
          event.map(ChaincodeEvent::getChaincodeId).orElse(""),
          event.map(e -> new RegistryEvent(e.getEventName(), e.getPayload().toByteArray())));
    } catch (InvalidProtocolBufferException e) {
      return new ChannelTransaction(
          "unreadable " + block + "/" + index, index, code, 0, "", Optional.empty());
    }
  }

  private static Optional<ChaincodeEvent> event(Payload payload)
      throws InvalidProtocolBufferException {
    Transaction transaction = Transaction.parseFrom(payload.getData());
    if (transaction.getActionsCount() != 1) {
      return Optional.empty();
    }
    ChaincodeActionPayload action =
        ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
    ChaincodeAction done =
        ChaincodeAction.parseFrom(
            ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload())
                .getExtension());
    return done.getEvents().isEmpty()
        ? Optional.empty()
        : Optional.of(ChaincodeEvent.parseFrom(done.getEvents()));
  }
}
