package org.portolan.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ViewProposal;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;

/**
 * Questions that are put to a peer of each organisation at one time: how far its ledger is, and
 * then what the registry holds.
 *
 * @param tips in the order of the peers
 * @param infos what each of them says
 */
record Round(
    Connection connection,
    List<Peer> peers,
    Questions questions,
    List<Answer> tips,
    List<ChainInfo> infos) {
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 200;

  /** What is made of a round; empty where the peers do not agree. */
  @FunctionalInterface
  interface Attempt<T> {
    Optional<T> make(Round round) throws PeerFailed;
  }

  /**
   * What peers agree on: those that have just committed a block may each be at another one for a
   * moment, and are asked again.
   *
   * @param challenge of each round
   */
  static <T> T agreed(
      Connection connection, List<Peer> peers, Supplier<Challenge> challenge, Attempt<T> attempt) {
    try {
      for (int tries = 1; true; tries++) {
        Optional<T> agreed = attempt.make(begin(connection, peers, challenge.get()));
        if (agreed.isPresent()) {
          return agreed.get();
        }
        if (tries == TRIES) {
          throw new LedgerRefused(
              Refusal.of(
                  "PTL-FBP-001",
                  "view",
                  "peers that do not sign the same",
                  "one answer of all organisations' peers"));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (PeerFailed e) {
      throw e.asLedgers();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("interrupted", e);
    }
  }

  private static Round begin(Connection connection, List<Peer> peers, Challenge challenge)
      throws PeerFailed {
    Questions questions =
        new Questions(
            connection.channel(),
            challenge,
            peers.get(0).account().creator(),
            connection.clock().instant().getEpochSecond());
    List<Answer> tips = each(peers, questions.tip());
    List<ChainInfo> infos = tips.stream().map(tip -> ChainInfo.read("tip", tip.value())).toList();
    return new Round(connection, peers, questions, tips, infos);
  }

  /** The answer of each peer to one of the registry's views; empty where they do not agree. */
  Optional<List<Answer>> views(RegistryCall call) throws PeerFailed {
    List<Challenge.Signed> signed =
        tips.stream().map(t -> new Challenge.Signed(t.signedPayload(), t.signature())).toList();
    List<Answer> views = each(questions.registry(connection.chaincode(), call, signed));
    byte[] view = views.get(0).signedPayload();
    return Optional.of(views)
        .filter(all -> all.stream().allMatch(a -> Arrays.equals(a.signedPayload(), view)));
  }

  List<Answer> each(ViewProposal question) throws PeerFailed {
    return each(peers, question);
  }

  private static List<Answer> each(List<Peer> peers, ViewProposal question) throws PeerFailed {
    List<Answer> answers = new ArrayList<>();
    for (Peer peer : peers) {
      answers.add(peer.ask(question));
    }
    return answers;
  }

  /** The newest block that all of them had. */
  long height() {
    return infos.stream().mapToLong(ChainInfo::number).min().orElseThrow();
  }

  /** The newest block that any of them had. */
  long newest() {
    return infos.stream().mapToLong(ChainInfo::number).max().orElseThrow();
  }

  /** One that had the newest block. */
  Peer furthest() {
    return peers.get(
        IntStream.range(0, peers.size())
            .boxed()
            .max(Comparator.comparing(i -> infos.get(i).number()))
            .orElseThrow());
  }
}
