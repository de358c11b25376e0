package org.portolan.evidence.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What peers of a channel signed of one publisher at one time, in answer to a destination's own
 * challenge: {@code [1, time, publisher, creator, [[endorser, tip, tip signature], ...], batch /
 * nil, status / nil]}, where each of the last two is {@code [answer, [signature, ...]]}. The
 * challenge, channel and chaincode are the destination's own knowledge and not in here.
 *
 * @param time UTC seconds that the questions name
 * @param publisher whom the views are about
 * @param creator who asked: a SerializedIdentity
 * @param peers with their tips
 * @param batch what they answered to {@code getBatch}
 * @param status what they answered to {@code getStatus}
 */
public record SignedViews(
    long time,
    Bytes32 publisher,
    byte[] creator,
    List<Peer> peers,
    Optional<View> batch,
    Optional<View> status) {
  private static final int VERSION = 1;

  public SignedViews {
    peers = List.copyOf(peers);
  }

  /** How far a peer's ledger was before the registry was asked. */
  public record Peer(byte[] endorser, byte[] tip, byte[] tipSignature) {}

  /** One answer, and a signature of each peer in the order of the peers. */
  public record View(byte[] answer, List<byte[]> signatures) {
    public View {
      signatures = List.copyOf(signatures);
    }
  }

  /** What peers said in evidence that a batch existed. */
  public static SignedViews of(FabricEvidence evidence, long time, Bytes32 publisher) {
    List<byte[]> signatures =
        evidence.peers().stream().map(FabricEvidence.Peer::viewSignature).toList();
    return new SignedViews(
        time,
        publisher,
        evidence.creator(),
        evidence.peers().stream()
            .map(peer -> new Peer(peer.endorser(), peer.tip(), peer.tipSignature()))
            .toList(),
        Optional.of(new View(evidence.view(), signatures)),
        Optional.empty());
  }

  public byte[] encode() {
    CborWriter out = new CborWriter().array(7).integer(VERSION).integer(time);
    out.bytes(publisher.toByteArray()).bytes(creator).array(peers.size());
    for (Peer peer : peers) {
      out.array(3).bytes(peer.endorser()).bytes(peer.tip()).bytes(peer.tipSignature());
    }
    write(out, batch);
    write(out, status);
    return out.toByteArray();
  }

  private static void write(CborWriter out, Optional<View> view) {
    if (view.isEmpty()) {
      out.nil();
      return;
    }
    out.array(2).bytes(view.get().answer()).array(view.get().signatures().size());
    view.get().signatures().forEach(out::bytes);
  }

  public static SignedViews decode(byte[] data) {
    CborReader in = new CborReader(data);
    in.require(in.array() == 7, "an array of 7");
    in.require(in.integer() == VERSION, "version 1");
    long time = in.unsigned();
    byte[] publisher = in.bytes();
    in.require(publisher.length == Bytes32.LENGTH, "32 bytes");
    SignedViews views =
        new SignedViews(time, Bytes32.of(publisher), in.bytes(), peers(in), view(in), view(in));
    in.end();
    return views;
  }

  private static List<Peer> peers(CborReader in) {
    int size = in.array();
    in.require(size <= FabricEvidence.MAX_PEERS, "at most " + FabricEvidence.MAX_PEERS + " peers");
    List<Peer> peers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      in.require(in.array() == 3, "an endorser, a tip and its signature");
      peers.add(new Peer(in.bytes(), in.bytes(), in.bytes()));
    }
    return peers;
  }

  private static Optional<View> view(CborReader in) {
    if (in.nil()) {
      return Optional.empty();
    }
    in.require(in.array() == 2, "an answer and signatures");
    byte[] answer = in.bytes();
    int size = in.array();
    in.require(
        size <= FabricEvidence.MAX_PEERS, "at most " + FabricEvidence.MAX_PEERS + " signatures");
    List<byte[]> signatures = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      signatures.add(in.bytes());
    }
    return Optional.of(new View(answer, signatures));
  }
}
