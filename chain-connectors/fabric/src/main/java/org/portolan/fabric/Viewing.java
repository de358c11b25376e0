package org.portolan.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.fabric.SignedViews;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.Views;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;

/**
 * Collects signed views for a destination that checks them itself, by its own challenge: of a
 * publisher's endings, and of a batch under the same tips.
 */
record Viewing(Connection connection, List<Peer> peers) {
  Views views(Bytes32 publisher, Optional<Long> ordinal, Bytes32 challenge) {
    return Round.agreed(
        connection,
        peers,
        () -> new Challenge(challenge),
        round -> views(round, publisher, ordinal));
  }

  private static Optional<Views> views(Round round, Bytes32 publisher, Optional<Long> ordinal)
      throws PeerFailed {
    Optional<SignedViews.View> batch = Optional.empty();
    if (ordinal.isPresent()) {
      batch = ofHeight(round, RegistryCall.getBatch(publisher, ordinal.get())).map(Viewing::signed);
      if (batch.isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<SignedViews.View> known = batch;
    return ofHeight(round, RegistryCall.getStatus(publisher))
        .map(status -> views(round, publisher, known, status));
  }

  /** What stands there since a block that all of them had before they were asked. */
  private static Optional<List<Answer>> ofHeight(Round round, RegistryCall call) throws PeerFailed {
    return round
        .views(call)
        .filter(
            answers ->
                ReadVersions.of(answers.get(0).signedPayload(), round.connection().chaincode())
                    .find(call.keys().get(0))
                    .filter(at -> at.block() > round.height())
                    .isEmpty());
  }

  private static Views views(
      Round round, Bytes32 publisher, Optional<SignedViews.View> batch, List<Answer> status) {
    EndingsOf endings = EndingsOf.ofAnswer(status.get(0).value());
    List<SignedViews.Peer> peers = new ArrayList<>();
    for (Answer tip : round.tips()) {
      peers.add(new SignedViews.Peer(tip.endorser(), tip.signedPayload(), tip.signature()));
    }
    SignedViews signed =
        new SignedViews(
            round.questions().time(),
            publisher,
            round.questions().creator(),
            peers,
            batch,
            Optional.of(signed(status)));
    return new Views(
        new PublisherStatus(endings.endings(), endings.head(), Bytes32.ZERO),
        round.height(),
        round.questions().time(),
        signed.encode());
  }

  private static SignedViews.View signed(List<Answer> answers) {
    return new SignedViews.View(
        answers.get(0).signedPayload(), answers.stream().map(Answer::signature).toList());
  }
}
