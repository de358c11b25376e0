package org.portolan.chaincode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryKeys;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.registry.EndingPage;

/**
 * What publishers anchored and ended here. A batch's key is written by the transaction that anchors
 * it and by nothing else, since its version is the batch's position.
 */
final class SourceState {
  private static final long MAX_COUNT = 0xffffffffL;

  private final ChaincodeStub stub;

  SourceState(ChaincodeStub stub) {
    this.stub = stub;
  }

  Optional<HeldBatch> batch(Bytes32 publisher, long ordinal) {
    byte[] value = stub.getState(RegistryKeys.batch(publisher, ordinal));
    return isThere(value)
        ? Optional.of(HeldBatch.ofValue(publisher, ordinal, value))
        : Optional.empty();
  }

  /** The successor named when a publisher ended a commitment. */
  Optional<Bytes32> ending(Bytes32 publisher, Bytes32 commitment) {
    byte[] value = stub.getState(RegistryKeys.ending(publisher, commitment));
    return isThere(value) ? Optional.of(Bytes32.of(value)) : Optional.empty();
  }

  EndingsOf endings(Bytes32 publisher) {
    byte[] value = stub.getState(RegistryKeys.status(publisher));
    return isThere(value)
        ? EndingsOf.ofValue(publisher, value)
        : new EndingsOf(publisher, 0, Bytes32.ZERO);
  }

  /** The endings after a number, in order, as many as go into one answer. */
  EndingPage page(Bytes32 publisher, long after) {
    EndingsOf all = endings(publisher);
    List<Ending> page = new ArrayList<>();
    long last = Math.min(all.endings(), after + EndingPage.SIZE);
    for (long number = after + 1; number <= last; number++) {
      byte[] pair = stub.getState(EndingPage.key(publisher, number));
      page.add(new Ending(Bytes32.at(pair, 0), Bytes32.at(pair, Bytes32.LENGTH)));
    }
    return new EndingPage(all.endings(), all.head(), page);
  }

  private static boolean isThere(byte[] value) {
    return value != null && value.length > 0;
  }

  /** Empty if the batch may be anchored now. */
  Optional<Refusal> check(Command.AnchorBatch anchor) {
    if (anchor.count() < 1 || anchor.count() > MAX_COUNT) {
      return Optional.of(
          Refusal.of("PTL-CHC-005", "count", "" + anchor.count(), "1 to " + MAX_COUNT));
    }
    if (anchor.ordinal() >= 1
        && (anchor.ordinal() == 1 || batch(anchor.publisher(), anchor.ordinal() - 1).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.of(
            "PTL-LED-002",
            "ordinal",
            "" + anchor.ordinal(),
            "the one after the last that this publisher anchored"));
  }

  void apply(Command.AnchorBatch anchor) {
    HeldBatch batch =
        new HeldBatch(
            anchor.publisher(),
            anchor.ordinal(),
            anchor.root(),
            anchor.count(),
            Bytes32.fromHex(stub.getTxId()));
    stub.putState(RegistryKeys.batch(anchor.publisher(), anchor.ordinal()), batch.value());
  }

  /** Empty if the commitment may be ended now. */
  Optional<Refusal> check(Command.End end) {
    return ending(end.publisher(), end.ending().commitment()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "PTL-LED-003",
                "commitment",
                end.ending().commitment().hex(),
                "one that this publisher has not ended"));
  }

  void apply(Command.End end) {
    Ending ending = end.ending();
    EndingsOf before = endings(end.publisher());
    EndingsOf after =
        new EndingsOf(end.publisher(), before.endings() + 1, ending.headAfter(before.head()));
    stub.putState(
        RegistryKeys.ending(end.publisher(), ending.commitment()),
        ending.successor().toByteArray());
    stub.putState(RegistryKeys.status(end.publisher()), after.value());
    stub.putState(
        EndingPage.key(end.publisher(), after.endings()),
        Bytes.join(ending.commitment().toByteArray(), ending.successor().toByteArray()));
  }
}
