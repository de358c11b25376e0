package org.portolan.relay.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.LedgerEvent;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;

/** What the source's chain really holds: one publisher's batches and endings, a block each. */
final class SimulatedSource {
  static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

  final NetworkIdentity network = new NetworkIdentity("eip155:7001", hash("genesis"));
  final Bytes32 registry = hash("registry");
  final Bytes32 publisher = hash("publisher");

  private final VirtualTime time;
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<Anchor> anchors = new ArrayList<>();
  private final List<Ending> endings = new ArrayList<>();
  private final List<Long> endedAt = new ArrayList<>();
  private final List<EndingRegister> registers = new ArrayList<>();
  private long height = 1;

  SimulatedSource(VirtualTime time) {
    this.time = time;
    registers.add(EndingRegister.empty(ALGORITHM));
  }

  static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  Anchor anchor(Bytes32 root, long count) {
    height++;
    Anchor anchor =
        new Anchor(
            publisher,
            anchors.size() + 1,
            root,
            count,
            Position.ofBlock(height, 0, 0),
            hash("block " + height));
    anchors.add(anchor);
    events.add(new LedgerEvent.BatchAnchored(anchor, height, time.seconds()));
    return anchor;
  }

  void end(Ending ending) {
    height++;
    endings.add(ending);
    endedAt.add(height);
    registers.add(registers.getLast().with(ending));
    events.add(new LedgerEvent.RecordEnded(publisher, ending, height, time.seconds()));
  }

  /** A block with nothing of ours. */
  void goOn() {
    height++;
  }

  long height() {
    return height;
  }

  List<LedgerEvent> events() {
    return events;
  }

  List<Anchor> anchors() {
    return anchors;
  }

  Optional<Anchor> anchorOf(Bytes32 of, long ordinal) {
    return of.equals(publisher) && ordinal >= 1 && ordinal <= anchors.size()
        ? Optional.of(anchors.get((int) ordinal - 1))
        : Optional.empty();
  }

  /** How many endings there were at a height. */
  int endingsAt(long asOfHeight) {
    return (int) endedAt.stream().filter(at -> at <= asOfHeight).count();
  }

  List<Ending> endings() {
    return endings;
  }

  EndingRegister register(int number) {
    return registers.get(number);
  }

  PublisherStatus statusAt(long asOfHeight) {
    return register(endingsAt(asOfHeight)).status();
  }
}
