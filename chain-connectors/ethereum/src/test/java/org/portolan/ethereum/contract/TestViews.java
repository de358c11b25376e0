package org.portolan.ethereum.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portolan.evidence.fabric.SignedViews;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestAnswer;
import org.portolan.evidence.fabric.kit.TestBlocks;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.kit.TestResults;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.record.Bytes32;

/**
 * Peers of a channel that answer what they are asked. What a field holds is what is true there; a
 * change of one makes another truth, or a lie that is signed all the same.
 */
final class TestViews {
  static final Version PLACE = new Version(7, 2);

  final TestBlocks blocks = new TestBlocks(FabricScene.CHANNEL, 200);
  List<TestMember> peers = List.of(FabricScene.CUSTOMS.peer(), FabricScene.PORT.peer());
  List<Long> tips = List.of(12L, 11L);
  Bytes32 publisher;
  long time;

  /** Of the destination, whose hash the challenge holds. */
  long block;

  Bytes32 challenge;
  Version definition = FabricScene.DEFINITION;
  Optional<HeldBatch> batch = Optional.empty();
  Optional<EndingsOf> endings = Optional.empty();
  UnaryOperator<TestAnswer> tip = answer -> answer;
  UnaryOperator<TestAnswer> view = answer -> answer;
  UnaryOperator<RegistryCall> asked = call -> call;
  String channel = FabricScene.CHANNEL;

  SignedViews said() {
    Questions questions =
        new Questions(channel, new Challenge(challenge), FabricScene.CLIENT.identity(), time);
    List<SignedViews.Peer> asked = new ArrayList<>();
    List<Challenge.Signed> signed = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      byte[] answer =
          tip.apply(
                  TestAnswer.of(
                      questions.tip().hash(),
                      "qscc",
                      new byte[0],
                      TestBlocks.encode(blocks.tip(tips.get(i)))))
              .encode();
      byte[] signature = peers.get(i).endorse(answer);
      signed.add(new Challenge.Signed(answer, signature));
      asked.add(new SignedViews.Peer(peers.get(i).identity(), answer, signature));
    }
    return new SignedViews(
        time,
        publisher,
        FabricScene.CLIENT.identity(),
        asked,
        batch.map(held -> batchView(questions, signed, held)),
        endings.map(of -> statusView(questions, signed, of)));
  }

  private SignedViews.View batchView(
      Questions questions, List<Challenge.Signed> signed, HeldBatch held) {
    RegistryCall call = RegistryCall.getBatch(held.publisher(), held.ordinal());
    TestResults.Keys read = new TestResults.Keys().read(call.keys().get(0), PLACE);
    return view(questions, signed, call, read, held.answer());
  }

  private SignedViews.View statusView(
      Questions questions, List<Challenge.Signed> signed, EndingsOf of) {
    RegistryCall call = RegistryCall.getStatus(of.publisher());
    String key = call.keys().get(0);
    TestResults.Keys read = new TestResults.Keys();
    return view(
        questions,
        signed,
        call,
        of.endings() == 0 ? read.absent(key) : read.read(key, new Version(9, 0)),
        of.answer());
  }

  private SignedViews.View view(
      Questions questions,
      List<Challenge.Signed> signed,
      RegistryCall call,
      TestResults.Keys read,
      byte[] payload) {
    TestResults results =
        new TestResults()
            .namespace("_lifecycle", FabricScene.definition(definition))
            .namespace(FabricScene.CHAINCODE, read);
    Bytes32 hash = questions.registry(FabricScene.CHAINCODE, asked.apply(call), signed).hash();
    byte[] answer =
        view.apply(TestAnswer.of(hash, FabricScene.CHAINCODE, results.encode(), payload)).encode();
    return new SignedViews.View(answer, peers.stream().map(peer -> peer.endorse(answer)).toList());
  }
}
