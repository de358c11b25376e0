package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ViewProposal;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;

/** The right answer to another question. */
final class FabricQuestionVectors {
  private static final Bytes32 OTHER = FabricScene.hash("other");

  private final FabricCases cases;
  private final FabricScene plain = FabricScene.existed();
  private final Json.Obj valid = FabricCases.input(plain, plain.make());

  private FabricQuestionVectors(FabricCases cases) {
    this.cases = cases;
  }

  static void make(FabricCases cases) {
    FabricQuestionVectors made = new FabricQuestionVectors(cases);
    made.proposals();
    made.challenges();
    made.scope();
    made.times();
  }

  private void proposals() {
    asked(
        28,
        "channel-another",
        "The same asked of another channel",
        p ->
            new ViewProposal("bonded", p.chaincode(), p.input(), p.creator(), p.nonce(), p.time()));
    asked(
        28,
        "chaincode-another",
        "The same asked of another chaincode",
        p -> new ViewProposal(p.channel(), "ledger", p.input(), p.creator(), p.nonce(), p.time()));
    asked(
        24,
        "function-another",
        "Another function with these arguments",
        p -> input(p, 0, "anchor"));
    asked(24, "publisher-another", "Another publisher's batch", p -> input(p, 1, OTHER.hex()));
    asked(24, "ordinal-another", "Another batch", p -> input(p, 2, "13"));
    asked(24, "ordinal-with-a-zero", "The ordinal in another spelling", p -> input(p, 2, "012"));
    asked(
        24,
        "argument-more",
        "An argument more",
        p ->
            new ViewProposal(
                p.channel(),
                p.chaincode(),
                Stream.concat(p.input().stream(), Stream.of(new byte[1])).toList(),
                p.creator(),
                p.nonce(),
                p.time()));
    asked(
        28,
        "creator-another",
        "Somebody else asked",
        p ->
            new ViewProposal(
                p.channel(),
                p.chaincode(),
                p.input(),
                FabricScene.PORT.member("hub", "client").identity(),
                p.nonce(),
                p.time()));
    asked(
        30,
        "time-another",
        "Asked a second later",
        p ->
            new ViewProposal(
                p.channel(), p.chaincode(), p.input(), p.creator(), p.nonce(), p.time() + 1));
    asked(27, "nonce-another", "Asked with another nonce", p -> nonce(p, new byte[24]));
    asked(
        29,
        "before-the-tips",
        "Asked before the peers told their tips",
        p -> nonce(p, FabricScene.CHALLENGE.registryNonce(List.of())));
    FabricScene chaincode = FabricScene.existed();
    chaincode.view = answer -> answer.chaincode("ledger");
    refuse(28, "answer-of-another-chaincode", "Another chaincode answered", chaincode);
    tip(
        "tip-of-another-channel",
        "How far another channel is",
        new Questions(
            "bonded", FabricScene.CHALLENGE, plain.questions.creator(), FabricScene.TIME));
    FabricScene none = FabricScene.existed();
    none.tip = answer -> answer.hash(Bytes32.ZERO);
    refuse(15, "tip-of-hash-zero", "An answer to a proposal of hash zero", none);
  }

  private void tip(String name, String says, Questions other) {
    FabricScene scene = FabricScene.existed();
    scene.tip = answer -> answer.hash(other.tip().hash());
    refuse(28, name, says, scene);
  }

  private void challenges() {
    Json.Obj set = Edits.set(valid, "challenge", Vectors.hex(FabricScene.CHALLENGE.value()));
    cases.accept("challenge", "In answer to the challenge that was set", plain, set);
    cases.refuse(
        27,
        "challenge-of-before",
        "In answer to a challenge of before",
        "PTL-FAB-027",
        Edits.set(valid, "challenge", Vectors.hex(OTHER)));
    FabricEvidence made = plain.make();
    cases.refuse(
        27,
        "challenge-put-in",
        "The new challenge put in the place of the old",
        "PTL-FAB-015",
        Edits.set(
            FabricCases.input(plain, challenged(made, new Challenge(OTHER))),
            "challenge",
            Vectors.hex(OTHER)));
    FabricScene other = FabricScene.existed();
    other.questions =
        new Questions(
            FabricScene.CHANNEL, new Challenge(OTHER), plain.questions.creator(), FabricScene.TIME);
    FabricEvidence newer = other.make();
    cases.refuse(
        27,
        "view-of-before",
        "New tips with a view of before",
        "PTL-FAB-012",
        plain,
        new FabricEvidence(
            newer.challenge(),
            newer.creator(),
            newer.peers(),
            made.view(),
            newer.headers(),
            Optional.empty(),
            Optional.empty()));
    FabricScene exchanged = FabricScene.existed();
    FabricEvidence mixed = exchanged.make();
    cases.refuse(
        41,
        "peers-exchanged",
        "The peers in another order",
        "PTL-FAB-015",
        exchanged,
        FabricCases.with(mixed, List.of(mixed.peers().get(1), mixed.peers().get(0))));
  }

  private static FabricEvidence challenged(FabricEvidence made, Challenge challenge) {
    return new FabricEvidence(
        challenge,
        made.creator(),
        made.peers(),
        made.view(),
        made.headers(),
        made.transaction(),
        made.seals());
  }

  private void scope() {
    cases.refuse(
        28,
        "registry-another",
        "Another registry",
        "PTL-FAB-002",
        Edits.set(valid, "registry", Vectors.hex(OTHER)));
    cases.refuse(
        28,
        "network-of-another-family",
        "An Ethereum network",
        "PTL-FAB-002",
        Edits.set(valid, "network/caip2", Json.of("eip155:1")));
    cases.refuse(
        28,
        "epoch-of-another-channel",
        "The epoch's channel is another",
        "PTL-FAB-002",
        FabricCases.ledger(valid, "channel", Json.of("bonded")));
    anchor(16, "publisher", Vectors.hex(OTHER), "PTL-FAB-015");
    anchor(16, "root", Vectors.hex(OTHER), "PTL-FAB-021");
    anchor(16, "anchorHash", Vectors.hex(OTHER), "PTL-FAB-025");
    anchor(41, "count", Json.of(1_023), "PTL-FAB-021");
    anchor(43, "ordinal", Json.of(13), "PTL-FAB-015");
    zero("publisher", "PTL-FAB-015");
    zero("root", "PTL-FAB-021");
    zero("anchorHash", "PTL-FAB-025");
    zero("position", "PTL-BAT-005");
    String position = plain.anchor().position().hex();
    cases.refuse(
        41,
        "position-with-trailing-bytes",
        "Bytes behind the place",
        "PTL-BAT-005",
        Edits.set(valid, "anchor/position", Json.of(position.substring(0, 62) + "01")));
    FabricScene current = FabricScene.current();
    Json.Obj standing = FabricCases.input(current, current.make());
    cases.accept("current", "Nothing ended the record", current, standing);
    cases.refuse(
        40,
        "existed-for-current",
        "That it existed, shown for current",
        "PTL-FAB-015",
        Edits.set(
            Edits.set(valid, "claim", Json.of("current")),
            "commitment",
            Vectors.hex(FabricScene.COMMITMENT)));
    cases.refuse(
        29,
        "current-of-no-record",
        "Current, and no record is named",
        "PTL-FAB-032",
        Edits.set(standing, "commitment", Json.NULL));
    cases.refuse(
        33,
        "commitment-another",
        "Another record of the batch",
        "PTL-FAB-015",
        Edits.set(standing, "commitment", Vectors.hex(OTHER)));
  }

  private void anchor(int item, String member, Json value, String code) {
    cases.refuse(
        item,
        member + "-changed",
        "Another " + member,
        code,
        Edits.set(valid, "anchor/" + member, value));
  }

  private void zero(String member, String code) {
    cases.refuse(
        15,
        member + "-zero",
        "Zeros for the " + member,
        code,
        Edits.set(valid, "anchor/" + member, Vectors.hex(Bytes32.ZERO)));
  }

  private void times() {
    long time = FabricScene.TIME;
    now("time-in-the-future", "16 minutes ahead of the clock", time - 901);
    now("older-than-the-trusting-period", "A second older than it may be", time + 30 * 86_400 + 1);
    cases.accept(
        "as-old-as-it-may-be",
        "As old as the trusting period",
        plain,
        Edits.set(valid, "now", Json.of(time + 30 * 86_400)));
    cases.accept(
        "clock-behind",
        "15 minutes ahead of the clock",
        plain,
        Edits.set(valid, "now", Json.of(time - 900)));
    cases.refuse(
        30,
        "time-in-milliseconds",
        "The time in milliseconds",
        "PTL-FAB-026",
        Edits.set(valid, "time", Json.of(time * 1_000)));
    cases.refuse(
        30,
        "time-one-more",
        "A second later than it was asked",
        "PTL-FAB-015",
        Edits.set(valid, "time", Json.of(time + 1)));
    FabricScene back = FabricScene.existed();
    back.questions =
        new Questions(
            FabricScene.CHANNEL,
            FabricScene.CHALLENGE,
            plain.questions.creator(),
            time - 40 * 86_400);
    cases.refuse(46, "backdated", "Keys of before sign for a day of before", "PTL-FAB-026", back);
  }

  private void now(String name, String says, long now) {
    cases.refuse(30, name, says, "PTL-FAB-026", Edits.set(valid, "now", Json.of(now)));
  }

  private void asked(int item, String name, String says, UnaryOperator<ViewProposal> change) {
    FabricScene scene = FabricScene.existed();
    scene.asked = change;
    refuse(item, "asked-" + name, says, scene);
  }

  private void refuse(int item, String name, String says, FabricScene scene) {
    cases.refuse(item, name, says, "PTL-FAB-015", scene);
  }

  private static ViewProposal input(ViewProposal p, int index, String text) {
    List<byte[]> input = new java.util.ArrayList<>(p.input());
    input.set(index, text.getBytes(StandardCharsets.UTF_8));
    return new ViewProposal(p.channel(), p.chaincode(), input, p.creator(), p.nonce(), p.time());
  }

  private static ViewProposal nonce(ViewProposal p, byte[] nonce) {
    return new ViewProposal(p.channel(), p.chaincode(), p.input(), p.creator(), nonce, p.time());
  }
}
