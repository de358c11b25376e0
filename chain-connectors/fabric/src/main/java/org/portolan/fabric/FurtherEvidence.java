package org.portolan.fabric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.evidence.fabric.message.BlockSeals;
import org.portolan.evidence.fabric.message.EndorsedTransaction;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.message.ProcessedTransaction;
import org.portolan.evidence.fabric.message.SignedPayload;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.fabric.peer.Answer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.record.RecordRefused;

/**
 * What travels along with signed views: the anchoring transaction as each peer keeps it, with its
 * endorsements, and the orderers' seals of its block. Views stand without it, so what would not
 * hold under the epoch of today is left out: it was made under another configuration, its endorsers
 * are of fewer organisations, or the ordering service is none whose seals say anything.
 *
 * @param round in which the view was signed
 */
record FurtherEvidence(Round round) {
  record Further(Optional<FabricEvidence.TransactionView> transaction, Optional<byte[]> seals) {}

  /**
   * @param block that the batch stands in
   * @param metadata of that block, the orderers' part
   */
  Further of(HeldBatch batch, long block, byte[] metadata) throws PeerFailed {
    ChannelConfig config =
        ChannelConfig.read(
            round
                .connection()
                .reader(round.peers().get(0))
                .ask("cscc", "GetConfigBlock", round.connection().channel())
                .value());
    return config.header().number() > block
        ? new Further(Optional.empty(), Optional.empty())
        : new Further(transaction(batch), seals(config, metadata));
  }

  private static Optional<byte[]> seals(ChannelConfig config, byte[] metadata) {
    try {
      return config.consenters().isEmpty() || BlockSeals.read("seals", metadata).seals().isEmpty()
          ? Optional.empty()
          : Optional.of(metadata);
    } catch (RecordRefused e) {
      return Optional.empty();
    }
  }

  private Optional<FabricEvidence.TransactionView> transaction(HeldBatch batch) throws PeerFailed {
    List<Answer> answers = round.each(round.questions().transaction(batch.transaction()));
    byte[] view = answers.get(0).signedPayload();
    boolean alike = answers.stream().allMatch(a -> Arrays.equals(a.signedPayload(), view));
    return alike && endorsers(answers.get(0).value()).size() >= round.peers().size()
        ? Optional.of(
            new FabricEvidence.TransactionView(
                view, answers.stream().map(Answer::signature).toList()))
        : Optional.empty();
  }

  private static Set<String> endorsers(byte[] processed) {
    SignedPayload signed =
        SignedPayload.read(
            "transaction", ProcessedTransaction.read("answer", processed).envelope());
    return EndorsedTransaction.read("transaction", signed.data()).endorsements().stream()
        .map(each -> Identity.read("endorser", each.endorser()).msp())
        .collect(Collectors.toSet());
  }
}
