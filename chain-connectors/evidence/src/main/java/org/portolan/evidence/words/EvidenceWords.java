package org.portolan.evidence.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.message.BlockSeals;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.tlog.Receipt;
import org.portolan.evidence.tlog.TlogEvidence;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;

/** What a piece of evidence holds. Whether it is true is for a verifier to say. */
public final class EvidenceWords {
  private final List<Fact> facts = new ArrayList<>();

  private EvidenceWords() {}

  public static List<Fact> of(Evidence evidence) {
    EvidenceWords words = new EvidenceWords();
    words.say("claims", evidence.claim().label() + ", as of height " + evidence.height());
    try {
      switch (evidence.kind()) {
        case "tlog" -> words.log(TlogEvidence.decode(evidence.data()));
        case "eip155" -> words.chain(EthereumEvidence.decode(evidence.data()));
        case "fabric" -> words.channel(FabricEvidence.decode(evidence.data()));
        default -> words.say("kind", evidence.kind());
      }
    } catch (RecordRefused e) {
      words.say("not readable", e.getMessage());
    }
    words.say("size", String.format("%,d bytes", evidence.data().length));
    return List.copyOf(words.facts);
  }

  private void log(TlogEvidence evidence) {
    Receipt receipt = Receipt.decode(Alg.ED25519, evidence.receipt());
    say(
        "receipt",
        "entry " + receipt.index() + " in a tree of " + count(receipt.size(), "entry", "entries"));
    say("path to the root", count(receipt.path().size(), "hash", "hashes"));
    say("checkpoint", evidence.checkpoint().lines().findFirst().orElse(""));
    say(
        "signatures on it",
        "" + evidence.checkpoint().lines().filter(line -> line.startsWith("\u2014 ")).count());
    evidence
        .current()
        .ifPresent(
            current ->
                say(
                    "status map",
                    count(current.status().endings(), "ending", "endings") + " so far"));
  }

  /** The only rule that proves anything is QBFT's, so that finality is in its bytes. */
  private void chain(EthereumEvidence evidence) {
    QbftProof finality = QbftProof.decode(evidence.finality());
    QbftHeader first = QbftHeader.decode(finality.headers().get(0));
    QbftHeader last = QbftHeader.decode(finality.headers().get(finality.headers().size() - 1));
    say(
        "block headers",
        count(finality.headers().size(), "header", "headers")
            + ", from block "
            + first.number()
            + " to block "
            + last.number());
    say("seals of validators on the last", "" + last.seals());
    say(
        "receipt",
        count(evidence.receipt().nodes().size(), "node", "nodes") + " of the receipts trie");
    evidence
        .current()
        .ifPresent(
            state ->
                say(
                    "state",
                    count(state.account().nodes().size(), "node", "nodes") + " to the registry"));
  }

  private void channel(FabricEvidence evidence) {
    say(
        "view signed by peers of",
        evidence.peers().stream()
            .map(peer -> Identity.read("endorser", peer.endorser()).msp())
            .collect(Collectors.joining(" and ")));
    say(
        "block headers",
        count(evidence.headers().dataHashes().size(), "header", "headers")
            + ", from the anchor's block on");
    evidence
        .transaction()
        .ifPresent(
            view ->
                say(
                    "transaction that anchored it",
                    "with its endorsements, signed by "
                        + count(view.signatures().size(), "peer", "peers")));
    evidence
        .seals()
        .map(seals -> BlockSeals.read("seals", seals).seals().size())
        .ifPresent(number -> say("seals of orderers on its block", "" + number));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private void say(String label, String value) {
    facts.add(new Fact(label, value));
  }
}
