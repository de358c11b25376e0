package org.portolan.fabric;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.BlockStream;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;

/**
 * Collects signed views: a peer of each organisation says how far its ledger is, and then what the
 * registry holds. What one of them does not sign alike is no evidence.
 */
final class Prover {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Connection connection;
  private final List<Peer> peers;

  /**
   * @param peers one of each organisation
   */
  Prover(Connection connection, List<Peer> peers) {
    this.connection = connection;
    this.peers = List.copyOf(peers);
  }

  Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    RegistryCall call =
        claim == Claim.CURRENT
            ? RegistryCall.getStanding(
                anchor.publisher(), anchor.ordinal(), commitment.orElseThrow())
            : RegistryCall.getBatch(anchor.publisher(), anchor.ordinal());
    return Round.agreed(
        connection, peers, Prover::challenge, round -> evidence(round, claim, call));
  }

  private static Challenge challenge() {
    byte[] random = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(random);
    return new Challenge(Bytes32.of(random));
  }

  private Optional<Evidence> evidence(Round round, Claim claim, RegistryCall call)
      throws PeerFailed {
    Optional<List<Answer>> agreed = round.views(call);
    if (agreed.isEmpty()) {
      return Optional.empty();
    }
    List<Answer> views = agreed.get();
    byte[] view = views.get(0).signedPayload();
    Questions questions = round.questions();
    ReadVersions.Version at = ReadVersions.of(view, connection.chaincode()).of(call.keys().get(0));
    if (round.height() < at.block()) {
      return Optional.empty();
    }
    Blocks blocks = blocks(at.block(), round.newest(), round.furthest());
    HeldBatch batch =
        claim == Claim.CURRENT
            ? Standing.ofAnswer(views.get(0).value()).batch()
            : HeldBatch.ofAnswer(views.get(0).value());
    FurtherEvidence.Further further =
        new FurtherEvidence(round).of(batch, at.block(), blocks.metadata());
    FabricEvidence evidence =
        new FabricEvidence(
            questions.challenge(),
            questions.creator(),
            signers(round.tips(), views),
            view,
            blocks.headers(),
            further.transaction(),
            further.seals());
    return Optional.of(
        new Evidence(FabricTrust.KIND, claim, round.height(), questions.time(), evidence.encode()));
  }

  private static List<FabricEvidence.Peer> signers(List<Answer> tips, List<Answer> views) {
    List<FabricEvidence.Peer> each = new ArrayList<>();
    for (int i = 0; i < tips.size(); i++) {
      each.add(
          new FabricEvidence.Peer(
              tips.get(i).endorser(),
              tips.get(i).signedPayload(),
              tips.get(i).signature(),
              views.get(i).signature()));
    }
    return each;
  }

  /**
   * @param headers from the anchor's block on
   * @param metadata the orderers' part of the anchor's block's
   */
  private record Blocks(FabricEvidence.Headers headers, byte[] metadata) {}

  /** The anchor's block and each one behind it, as a peer has them. */
  private Blocks blocks(long first, long last, Peer peer) throws PeerFailed {
    List<BlockHeader> headers = new ArrayList<>();
    List<BlockMetadata> metadata = new ArrayList<>();
    new BlockStream(peer, connection.channel(), connection.clock())
        .read(
            first,
            block -> {
              headers.add(block.getHeader());
              if (metadata.isEmpty()) {
                metadata.add(block.getMetadata());
              }
              return block.getHeader().getNumber() < last;
            });
    if (headers.size() != last - first + 1) {
      throw new LedgerUnavailable("blocks " + first + " to " + last + " are not there", null);
    }
    return new Blocks(
        new FabricEvidence.Headers(
            Bytes32.of(headers.get(0).getPreviousHash().toByteArray()),
            headers.stream().map(h -> Bytes32.of(h.getDataHash().toByteArray())).toList()),
        metadata.get(0).getMetadata(BlockMetadataIndex.SIGNATURES_VALUE).toByteArray());
  }
}
