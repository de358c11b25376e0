package org.portolan.evidence.fabric.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.FabricPublisher;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.msp.Certificates;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ViewProposal;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.Sha256;
import org.portolan.record.json.Json;

/**
 * A channel of two organisations with a batch in its registry, and the evidence that its peers
 * give. What a field holds is what is true there; a change of one makes another truth or a lie, and
 * all of it is signed again.
 */
public final class FabricScene {
  public static final String CHANNEL = "customs";
  public static final String CHAINCODE = "registry";
  public static final long TIME = 1_795_000_000L;
  public static final Version DEFINITION = new Version(3, 0);
  public static final Version PLACE = new Version(7, 2);
  public static final TestOrganisation CUSTOMS = new TestOrganisation("Customs");
  public static final TestOrganisation PORT = new TestOrganisation("Port");
  public static final TestMember CLIENT = CUSTOMS.member("hub", "client");
  public static final Bytes32 COMMITMENT = hash("commitment");
  public static final Challenge CHALLENGE = new Challenge(hash("challenge"));

  public final TestBlocks blocks = new TestBlocks(CHANNEL, 13);
  public final AnchoringEnvelope envelope = new AnchoringEnvelope();
  public HeldBatch batch = envelope.batch();
  public List<TestMember> peers = List.of(CUSTOMS.peer(), PORT.peer());
  public List<Long> tips = List.of(11L, 12L);
  public Questions questions = new Questions(CHANNEL, CHALLENGE, CLIENT.identity(), TIME);
  public Optional<Bytes32> commitment = Optional.empty();
  public Optional<RegistryCall> call = Optional.empty();
  public UnaryOperator<TestAnswer> tip = answer -> answer;
  public UnaryOperator<TestAnswer> view = answer -> answer;
  public UnaryOperator<byte[]> tipBytes = bytes -> bytes;
  public UnaryOperator<byte[]> viewBytes = bytes -> bytes;
  public UnaryOperator<ViewProposal> asked = proposal -> proposal;

  public static FabricScene existed() {
    return new FabricScene();
  }

  public static FabricScene current() {
    FabricScene scene = new FabricScene();
    scene.commitment = Optional.of(COMMITMENT);
    return scene;
  }

  public static NetworkIdentity network() {
    return new NetworkIdentity("fabric:customs", new TestBlocks(CHANNEL, 1).header(0).hash());
  }

  public Anchor anchor() {
    return new Anchor(
        batch.publisher(),
        batch.ordinal(),
        batch.root(),
        batch.count(),
        Position.ofBlock(PLACE.block(), (int) PLACE.transaction(), 0),
        blocks.header(PLACE.block()).hash());
  }

  public long height() {
    return tips.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  /** The {@code ledger} member of the epoch. */
  public static Json.Obj ledger() {
    return Json.object(
        "kind", Json.of("fabric"),
        "channel", Json.of(CHANNEL),
        "chaincode", Json.of(CHAINCODE),
        "definition",
            Json.object(
                "block", Json.of(DEFINITION.block()),
                "transaction", Json.of(DEFINITION.transaction())),
        "policy", policy(2, CUSTOMS.msp(), PORT.msp()),
        "msps", Json.of(List.of(CUSTOMS.json(), PORT.json())),
        "consenters", Json.of(List.of()),
        "config",
            Json.object(
                "sequence", Json.of(4), "block", Json.of(5), "hash", Json.of(hash("config").hex())),
        "trustingPeriod", Json.of(30 * 86_400));
  }

  public static Json.Obj policy(long quorum, String... organisations) {
    return Json.object(
        "organisations", Json.of(List.of(organisations).stream().map(Json::of).toList()),
        "quorum", Json.of(quorum),
        "acceptRisk", Json.NULL);
  }

  public FabricEvidence make() {
    List<byte[]> tipAnswers = new ArrayList<>();
    List<Challenge.Signed> signed = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      byte[] answer = tipBytes.apply(tipAnswer(i).encode());
      tipAnswers.add(answer);
      signed.add(new Challenge.Signed(answer, peers.get(i).endorse(answer)));
    }
    byte[] answer = viewBytes.apply(viewAnswer(signed).encode());
    List<FabricEvidence.Peer> made = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      made.add(
          new FabricEvidence.Peer(
              peers.get(i).identity(),
              tipAnswers.get(i),
              signed.get(i).signature(),
              peers.get(i).endorse(answer)));
    }
    long newest = tips.stream().mapToLong(Long::longValue).max().orElseThrow();
    return new FabricEvidence(
        questions.challenge(),
        questions.creator(),
        made,
        answer,
        new FabricEvidence.Headers(
            Bytes32.of(blocks.header(PLACE.block()).previousHash()),
            blocks.dataHashes(PLACE.block(), newest)),
        Optional.empty(),
        Optional.empty());
  }

  private TestAnswer tipAnswer(int peer) {
    return tip.apply(
        TestAnswer.of(
            questions.tip().hash(),
            "qscc",
            new byte[0],
            TestBlocks.encode(blocks.tip(tips.get(peer)))));
  }

  private TestAnswer viewAnswer(List<Challenge.Signed> signed) {
    ViewProposal proposal = asked.apply(questions.registry(CHAINCODE, theCall(), signed));
    byte[] payload =
        commitment
            .map(c -> new Standing(batch, c, Optional.empty()).answer())
            .orElseGet(batch::answer);
    return view.apply(TestAnswer.of(proposal.hash(), CHAINCODE, results(read()).encode(), payload));
  }

  public RegistryCall theCall() {
    return call.orElseGet(
        () ->
            commitment
                .map(c -> RegistryCall.getStanding(batch.publisher(), batch.ordinal(), c))
                .orElseGet(() -> RegistryCall.getBatch(batch.publisher(), batch.ordinal())));
  }

  /** What the registry's own namespace read. */
  public TestResults.Keys read() {
    List<String> keys = theCall().keys();
    TestResults.Keys read = new TestResults.Keys().read(keys.get(0), PLACE);
    keys.stream().skip(1).forEach(read::absent);
    return read;
  }

  public static TestResults results(TestResults.Keys registry) {
    return new TestResults()
        .namespace("_lifecycle", definition(DEFINITION))
        .namespace(CHAINCODE, registry);
  }

  public static TestResults.Keys definition(Version version) {
    return new TestResults.Keys().read("namespaces/fields/" + CHAINCODE + "/Sequence", version);
  }

  public static Bytes32 publisher() {
    return FabricPublisher.of(
        CLIENT.msp(), Certificates.read("PTL-FAB-004", "client", CLIENT.certificate()));
  }

  public static Bytes32 hash(String of) {
    return Sha256.hash(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
