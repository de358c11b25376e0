package org.portolan.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;

/** In which block and transaction each key was written that an answer was read from. */
record ReadVersions(Map<String, Version> versions) {
  /** Where a key was written. */
  record Version(long block, int transaction) {}

  static ReadVersions of(byte[] signedPayload, String chaincode) {
    Map<String, Version> found = new HashMap<>();
    try {
      ChaincodeAction action =
          ChaincodeAction.parseFrom(
              ProposalResponsePayload.parseFrom(signedPayload).getExtension());
      for (NsReadWriteSet set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
        if (set.getNamespace().equals(chaincode)) {
          KVRWSet.parseFrom(set.getRwset()).getReadsList().stream()
              .filter(read -> read.hasVersion())
              .forEach(
                  read ->
                      found.put(
                          read.getKey(),
                          new Version(
                              read.getVersion().getBlockNum(),
                              (int) read.getVersion().getTxNum())));
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw lied("an answer that is none", "the keys that it was read from");
    }
    return new ReadVersions(found);
  }

  Optional<Version> find(String key) {
    return Optional.ofNullable(versions.get(key));
  }

  Version of(String key) {
    return find(key).orElseThrow(() -> lied("no version of " + key, "where it was written"));
  }

  private static LedgerRefused lied(String seen, String expected) {
    return new LedgerRefused(Refusal.of("PTL-FBP-001", "answer", seen, expected));
  }
}
