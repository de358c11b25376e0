package org.portolan.ethereum.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.msp.Endorser;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordRefused;

/**
 * The peers of a channel whose signed views a contract believes in one epoch. Whoever proposes them
 * judges their certificates; the contract knows keys.
 *
 * @param definition where the chaincode's definition was written last
 */
public record PeerSet(String channel, String chaincode, Version definition, List<Peer> peers) {
  /** The most that the contract can hold. */
  public static final int MAX = 32;

  private static final int PAIR = 64;

  /**
   * @param organisation number of its organisation in the set
   * @param until UTC seconds until which its certificates are valid
   * @param key x and y
   * @param identity a SerializedIdentity
   */
  public record Peer(int organisation, long until, byte[] key, byte[] identity) {}

  public PeerSet {
    peers = List.copyOf(peers);
    if (peers.isEmpty() || peers.size() > MAX) {
      throw new RecordRefused("PTL-EVM-018", "peers", peers.size() + " peers", "1 to " + MAX);
    }
  }

  /**
   * Peers of the policy's organisations, each certificate judged as evidence has it judged.
   *
   * @param identities a SerializedIdentity of each
   * @param time UTC seconds at which the certificates must be valid
   */
  public static PeerSet of(FabricTrust trust, List<byte[]> identities, long time) {
    Endorsers endorsers = new Endorsers(trust);
    List<Peer> peers = new ArrayList<>();
    for (byte[] identity : identities) {
      Endorser endorser = endorsers.endorser("peers/" + peers.size(), identity, time);
      int organisation = trust.policy().organisations().indexOf(endorser.msp());
      byte[] spki = endorser.key().spki();
      byte[] key = Arrays.copyOfRange(spki, spki.length - PAIR, spki.length);
      peers.add(new Peer(organisation, endorser.until(), key, identity));
    }
    return new PeerSet(trust.channel(), trust.chaincode(), trust.definition(), peers);
  }

  /**
   * As a contract keeps it.
   *
   * @param code of the account that holds the epoch
   */
  public static PeerSet in(byte[] code) {
    ByteBuffer in = ByteBuffer.wrap(code).position(EpochCode.HEAD);
    String channel = name(in);
    String chaincode = name(in);
    Version definition = new Version(in.getLong(), in.getLong());
    List<Peer> peers = new ArrayList<>();
    while (in.hasRemaining()) {
      int organisation = in.get() & 0xff;
      long until = in.getLong();
      byte[] key = bytes(in, PAIR);
      peers.add(new Peer(organisation, until, key, bytes(in, in.getShort() & 0xffff)));
    }
    return new PeerSet(channel, chaincode, definition, peers);
  }

  private static String name(ByteBuffer in) {
    return new String(bytes(in, in.get() & 0xff), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** The id of the registry that the peers are asked about. */
  public Bytes32 registry() {
    return Identifiers.registry(channel + "/" + chaincode);
  }

  /** As {@code openLane} and {@code proposeEpoch} take it. */
  public byte[] packed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    name(out, channel);
    name(out, chaincode);
    out.writeBytes(BigEndian.u64(definition.block()));
    out.writeBytes(BigEndian.u64(definition.transaction()));
    for (Peer peer : peers) {
      out.write(peer.organisation());
      out.writeBytes(BigEndian.u64(peer.until()));
      out.writeBytes(peer.key());
      out.write(peer.identity().length >> 8);
      out.write(peer.identity().length);
      out.writeBytes(peer.identity());
    }
    return out.toByteArray();
  }

  private static void name(ByteArrayOutputStream out, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  int place(byte[] identity) {
    for (int i = 0; i < peers.size(); i++) {
      if (Arrays.equals(peers.get(i).identity(), identity)) {
        return i;
      }
    }
    throw new RecordRefused(
        "PTL-FAB-005", "peers", "a peer that the lane does not know", "one of its epoch");
  }
}
