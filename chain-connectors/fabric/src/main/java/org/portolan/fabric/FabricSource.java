package org.portolan.fabric;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.RegistryKeys;
import org.portolan.fabric.block.ChannelBlock;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.ChannelReader;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.ledger.Views;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Position;

/**
 * One organisation's peer. Where something stands is read from the versions of the keys that its
 * answer was read from; the status map is made here from the endings, under the head that the peer
 * told with them.
 */
final class FabricSource implements Source {
  private final Connection connection;
  private final ChannelReader reader;
  private final Prover prover;
  private final Viewing viewing;
  private final Map<Bytes32, KnownEndings> endings = new HashMap<>();
  private long seen;

  FabricSource(Connection connection, ChannelReader reader, Prover prover, Viewing viewing) {
    this.prover = prover;
    this.viewing = viewing;
    this.connection = connection;
    this.reader = reader;
  }

  @Override
  public String name() {
    return reader.peer().endpoint().organisation() + " " + reader.peer().endpoint().address();
  }

  @Override
  public synchronized Head head() {
    try {
      BlockchainInfo info =
          BlockchainInfo.parseFrom(
              reader.ask("qscc", "GetChainInfo", connection.channel()).value());
      long height = info.getHeight() - 1;
      if (height < seen) {
        throw lied("height " + height, "at least " + seen + ", which it had told before");
      }
      seen = height;
      ChannelBlock block = block(height);
      if (!block.hash().equals(Bytes32.of(info.getCurrentBlockHash().toByteArray()))) {
        throw lied("another hash of block " + height, "the hash of its header");
      }
      return new Head(height, block.hash(), block.time());
    } catch (PeerFailed e) {
      throw e.asLedgers();
    } catch (InvalidProtocolBufferException e) {
      throw lied("an answer that is none", "the channel's height");
    }
  }

  private ChannelBlock block(long number) throws PeerFailed {
    return Connection.block(reader, number)
        .filter(block -> block.number() == number)
        .orElseThrow(() -> new LedgerUnavailable(name() + " has no block " + number, null));
  }

  @Override
  public Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
    reach(asOfHeight);
    try {
      Answer answer =
          reader.ask(connection.chaincode(), RegistryCall.getBatch(publisher, ordinal).input());
      HeldBatch batch = HeldBatch.ofAnswer(answer.value());
      ReadVersions.Version at =
          ReadVersions.of(answer.signedPayload(), connection.chaincode())
              .of(RegistryKeys.batch(publisher, ordinal));
      if (at.block() > asOfHeight) {
        return Optional.empty();
      }
      return Optional.of(
          new Anchor(
              publisher,
              ordinal,
              batch.root(),
              batch.count(),
              Position.ofBlock(at.block(), at.transaction(), 0),
              block(at.block()).hash()));
    } catch (PeerFailed e) {
      if (e.refusal().filter(r -> r.code().equals("PTL-CHC-008")).isPresent()) {
        return Optional.empty();
      }
      throw e.asLedgers();
    }
  }

  @Override
  public Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
    KnownEndings known = endings(publisher, asOfHeight);
    List<Ending> all = known.before(asOfHeight);
    int from = (int) Math.min(afterEndings, all.size());
    return new Ended(known.at(asOfHeight).status(), all.subList(from, all.size()));
  }

  @Override
  public BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
    return endings(publisher, asOfHeight).at(asOfHeight).proof(commitment);
  }

  private synchronized KnownEndings endings(Bytes32 publisher, long asOfHeight) {
    reach(asOfHeight);
    KnownEndings known =
        endings.computeIfAbsent(publisher, p -> new KnownEndings(p, connection.chaincode()));
    try {
      known.readOn(reader);
      return known;
    } catch (PeerFailed e) {
      throw e.asLedgers();
    }
  }

  /** A height that the peer has not reached is not answered for. */
  private void reach(long height) {
    if (height > seen && height > head().height()) {
      throw new LedgerUnavailable(name() + " has no block " + height, null);
    }
  }

  @Override
  public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    return prover.prove(anchor, claim, commitment);
  }

  @Override
  public Views views(Bytes32 publisher, Optional<Long> ordinal, Bytes32 challenge) {
    return viewing.views(publisher, ordinal, challenge);
  }

  private LedgerRefused lied(String said, String expected) {
    return new LedgerRefused(Refusal.of("PTL-FBP-001", name(), said, expected));
  }
}
