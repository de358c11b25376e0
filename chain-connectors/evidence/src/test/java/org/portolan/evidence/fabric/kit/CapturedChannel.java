package org.portolan.evidence.fabric.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.fabric.ConfigFollower;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.EndorserAnswer;
import org.portolan.evidence.fabric.message.ReadWriteSets;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.trust.ViewPolicy;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes of a real channel, from the conformance vectors. */
public final class CapturedChannel {
  private static final JsonNode ALL = read();

  private CapturedChannel() {}

  private static JsonNode read() {
    String path = "/portolan/vectors/fabric/channel.json";
    try (InputStream in = CapturedChannel.class.getResourceAsStream(path)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] configBlock(int index) {
    return bytes(ALL.get("configBlocks").get(index));
  }

  public static BlockHeader header(long number) {
    JsonNode block = ALL.get("blocks").get((int) number);
    return new BlockHeader(
        number, bytes(block.get("previousHash")), Bytes32.of(bytes(block.get("dataHash"))));
  }

  public static byte[] seals(long block) {
    return bytes(ALL.get("blocks").get((int) block).get("seals"));
  }

  public static NetworkIdentity network() {
    return new NetworkIdentity("fabric:trade", header(0).hash());
  }

  /** Of the genesis block. */
  public static FabricTrust trust() {
    return ConfigFollower.pinned(
        configBlock(0),
        header(0).hash(),
        ALL.get("chaincode").asString(),
        new Version(2, 0),
        new ViewPolicy(List.of("CustomsMSP", "PortMSP"), 2, Optional.empty()),
        30 * 86_400);
  }

  /** A piece of evidence as it was collected. */
  public record Collected(JsonNode node) {
    public long time() {
      return node.get("time").asLong();
    }

    public Optional<Bytes32> commitment() {
      return Optional.ofNullable(node.get("commitment")).map(c -> Bytes32.of(bytes(c)));
    }

    public Anchor anchor() {
      EndorserAnswer answer = EndorserAnswer.read("view", bytes(node.get("view")));
      HeldBatch held =
          commitment().isPresent()
              ? Standing.ofAnswer(answer.payload()).batch()
              : HeldBatch.ofAnswer(answer.payload());
      Version place = place(answer);
      return new Anchor(
          held.publisher(),
          held.ordinal(),
          held.root(),
          held.count(),
          Position.ofBlock(place.block(), (int) place.transaction(), 0),
          header(place.block()).hash());
    }

    /** The batch that the transaction beside it would have anchored. */
    public Anchor other() {
      Anchor anchor = anchor();
      return new Anchor(
          anchor.publisher(),
          anchor.ordinal(),
          Bytes32.of(bytes(node.get("otherRoot"))),
          node.get("otherCount").asLong(),
          Position.ofBlock(block(), 1, 0),
          anchor.anchorHash());
    }

    public long block() {
      return place(EndorserAnswer.read("view", bytes(node.get("view")))).block();
    }

    public long tip() {
      byte[] tip = bytes(node.get("peers").get(0).get("tip"));
      byte[] payload = EndorserAnswer.read("tip", tip).payload();
      return org.portolan.evidence.fabric.message.ChainInfo.read("tip", payload).number();
    }

    public FabricEvidence data(boolean withTransaction, boolean withSeals) {
      List<FabricEvidence.Peer> peers = new ArrayList<>();
      List<byte[]> transaction = new ArrayList<>();
      for (JsonNode peer : node.get("peers")) {
        peers.add(
            new FabricEvidence.Peer(
                bytes(peer.get("endorser")),
                bytes(peer.get("tip")),
                bytes(peer.get("tipSignature")),
                bytes(peer.get("viewSignature"))));
        transaction.add(bytes(peer.get("transactionSignature")));
      }
      List<Bytes32> hashes = new ArrayList<>();
      for (long n = block(); n <= tip(); n++) {
        hashes.add(header(n).dataHash());
      }
      return new FabricEvidence(
          new Challenge(Bytes32.of(bytes(node.get("challenge")))),
          bytes(node.get("creator")),
          peers,
          bytes(node.get("view")),
          new FabricEvidence.Headers(Bytes32.of(header(block()).previousHash()), hashes),
          withTransaction
              ? Optional.of(
                  new FabricEvidence.TransactionView(bytes(node.get("transaction")), transaction))
              : Optional.empty(),
          withSeals ? Optional.of(seals(block())) : Optional.empty());
    }

    private static Version place(EndorserAnswer answer) {
      return ReadWriteSets.read("view", answer.results())
          .namespaces()
          .get(1)
          .reads()
          .get(0)
          .version()
          .orElseThrow();
    }
  }

  public static Collected collected(String name) {
    return new Collected(ALL.get("views").get(name));
  }

  /** An endorsed write that nobody submitted: what was signed. */
  public static byte[] write() {
    return bytes(ALL.get("write").get("payload"));
  }

  public static byte[] writeSignature(int peer) {
    return bytes(ALL.get("write").get("signatures").get(peer).get("signature"));
  }

  private static byte[] bytes(JsonNode hex) {
    return Hex.decode(hex.asString());
  }
}
