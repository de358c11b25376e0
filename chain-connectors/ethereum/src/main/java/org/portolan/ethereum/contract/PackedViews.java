package org.portolan.ethereum.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.portolan.evidence.fabric.SignedViews;
import org.portolan.evidence.fabric.message.ChainInfo;
import org.portolan.evidence.fabric.message.EndorserAnswer;
import org.portolan.evidence.fabric.message.ReadWriteSets;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.view.PeerSignature;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

/**
 * The calldata of {@code acceptViews}: only the values of what peers signed, since the contract
 * makes question and answer again from them.
 */
public final class PackedViews {
  private static final int BATCH = 1;
  private static final int STATUS = 2;
  private static final int SAME_TIP = 0x80;
  private static final String LIFECYCLE = "_lifecycle";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PackedViews() {}

  /** What the questions follow from: no answer is older than the block of the destination. */
  public static Bytes32 challenge(Bytes32 lane, Bytes32 blockHash) {
    return Sha256.hash(
        "portolan:view:evm:1\0".getBytes(StandardCharsets.US_ASCII),
        lane.toByteArray(),
        blockHash.toByteArray());
  }

  public static byte[] of(PeerSet set, SignedViews said) {
    PackedViews packed = new PackedViews();
    packed.put(BigEndian.u64(said.time())).put(said.publisher().toByteArray());
    packed.u16(said.creator().length).put(said.creator());
    packed.tips(set, said.peers());
    packed.out.write(
        (said.batch().isPresent() ? BATCH : 0) + (said.status().isPresent() ? STATUS : 0));
    said.batch().ifPresent(packed::batch);
    said.status().ifPresent(packed::status);
    return packed.out.toByteArray();
  }

  private void tips(PeerSet set, List<SignedViews.Peer> peers) {
    out.write(peers.size());
    version(peers.get(0).tip());
    byte[] before = new byte[0];
    for (SignedViews.Peer peer : peers) {
      int place = set.place(peer.endorser());
      boolean same = Arrays.equals(before, peer.tip());
      out.write(place | (same ? SAME_TIP : 0));
      if (!same) {
        ChainInfo info = ChainInfo.read("tip", EndorserAnswer.read("tip", peer.tip()).payload());
        put(BigEndian.u64(info.number() + 1)).put(info.hash().toByteArray());
        put(info.previousHash());
      }
      signature(peer.tipSignature());
      before = peer.tip();
    }
  }

  private void batch(SignedViews.View view) {
    version(view.answer());
    EndorserAnswer answer = EndorserAnswer.read("view", view.answer());
    HeldBatch held = HeldBatch.ofAnswer(answer.payload());
    put(BigEndian.u64(held.ordinal())).put(held.value());
    place(answer);
    view.signatures().forEach(this::signature);
  }

  private void status(SignedViews.View view) {
    version(view.answer());
    EndorserAnswer answer = EndorserAnswer.read("view", view.answer());
    EndingsOf endings = EndingsOf.ofAnswer(answer.payload());
    put(endings.value());
    if (endings.endings() != 0) {
      place(answer);
    }
    view.signatures().forEach(this::signature);
  }

  /** Where the registry's key was written. */
  private void place(EndorserAnswer answer) {
    Version version =
        ReadWriteSets.read("view", answer.results()).namespaces().stream()
            .filter(namespace -> !namespace.name().equals(LIFECYCLE))
            .flatMap(namespace -> namespace.reads().stream())
            .flatMap(read -> read.version().stream())
            .findFirst()
            .orElse(new Version(0, 0));
    put(BigEndian.u64(version.block())).put(BigEndian.u32(version.transaction()));
  }

  /** The chaincode's version, which peers sign beside its name. */
  private void version(byte[] answer) {
    ProtoReader in = new ProtoReader("answer", answer);
    in.hash(1);
    ProtoReader action = new ProtoReader("action", in.required(2));
    action.bytes(1);
    action.bytes(2);
    action.required(3);
    ProtoReader id = new ProtoReader("chaincode", action.required(4));
    id.text(2);
    byte[] version = id.bytes(3);
    out.write(version.length);
    put(version);
  }

  private void signature(byte[] der) {
    put(
        PeerSignature.pair(der)
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-FAB-011",
                        "signature",
                        der.length + " bytes of another form",
                        "r and s in DER, s in the lower half")));
  }

  private PackedViews u16(int value) {
    out.write(value >> 8);
    out.write(value);
    return this;
  }

  private PackedViews put(byte[]... parts) {
    out.writeBytes(Bytes.join(parts));
    return this;
  }
}
