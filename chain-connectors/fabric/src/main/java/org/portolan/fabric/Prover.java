package org.portolan.fabric;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ViewProposal;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.BlockStream;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;

/**
 * Collects signed views: a peer of each organisation says how far its ledger is, and then what the
 * registry holds. What one of them does not sign alike is no evidence.
 */
final class Prover {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 200;

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
    try {
      // Peers that have just committed a block may each be at another one for a moment.
      for (int tries = 1; tries < TRIES; tries++) {
        Optional<Evidence> agreed = collect(anchor, claim, call);
        if (agreed.isPresent()) {
          return agreed.get();
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return collect(anchor, claim, call)
          .orElseThrow(
              () ->
                  new LedgerRefused(
                      Refusal.of(
                          "PTL-FBP-001",
                          "view",
                          "peers that do not sign the same",
                          "one answer of all organisations' peers")));
    } catch (PeerFailed e) {
      throw e.asLedgers();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted", e);
    }
  }

  /** Empty where the peers do not agree. */
  private Optional<Evidence> collect(Anchor anchor, Claim claim, RegistryCall call)
      throws PeerFailed {
    byte[] random = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(random);
    Challenge challenge = new Challenge(Bytes32.of(random));
    byte[] creator = peers.get(0).account().creator();
    long time = connection.clock().instant().getEpochSecond();
    Questions questions = new Questions(connection.channel(), challenge, creator, time);
    List<Answer> tips = ask(peers, questions.tip());
    List<Challenge.Signed> signed =
        tips.stream().map(t -> new Challenge.Signed(t.signedPayload(), t.signature())).toList();
    List<Answer> views = ask(peers, questions.registry(connection.chaincode(), call, signed));
    byte[] view = views.get(0).signedPayload();
    if (views.stream().anyMatch(other -> !Arrays.equals(other.signedPayload(), view))) {
      return Optional.empty();
    }
    List<ChainInfo> infos = tips.stream().map(tip -> ChainInfo.read("tip", tip.value())).toList();
    long newest = infos.stream().mapToLong(ChainInfo::number).max().orElseThrow();
    long height = infos.stream().mapToLong(ChainInfo::number).min().orElseThrow();
    ReadVersions.Version at = ReadVersions.of(view, connection.chaincode()).of(call.keys().get(0));
    if (height < at.block()) {
      return Optional.empty();
    }
    Blocks blocks = blocks(at.block(), newest, peers.get(newestOf(infos, newest)));
    HeldBatch batch =
        claim == Claim.CURRENT
            ? Standing.ofAnswer(views.get(0).value()).batch()
            : HeldBatch.ofAnswer(views.get(0).value());
    FurtherEvidence.Further further =
        new FurtherEvidence(connection, peers).of(questions, batch, at.block(), blocks.metadata());
    FabricEvidence evidence =
        new FabricEvidence(
            challenge,
            creator,
            signers(tips, views),
            view,
            blocks.headers(),
            further.transaction(),
            further.seals());
    return Optional.of(new Evidence(FabricTrust.KIND, claim, height, time, evidence.encode()));
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

  private static int newestOf(List<ChainInfo> infos, long newest) {
    int index = 0;
    while (infos.get(index).number() != newest) {
      index++;
    }
    return index;
  }

  static List<Answer> ask(List<Peer> peers, ViewProposal question) throws PeerFailed {
    List<Answer> answers = new ArrayList<>();
    for (Peer peer : peers) {
      answers.add(peer.ask(question));
    }
    return answers;
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
