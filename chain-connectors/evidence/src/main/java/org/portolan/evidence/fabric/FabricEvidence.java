package org.portolan.evidence.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * The data of evidence of kind {@code fabric}: {@code [1, challenge, creator, [peer, ...], view,
 * headers, transaction / nil, seals / nil]}. What was asked is the verifier's own knowledge and not
 * in here.
 *
 * @param creator who asked: a SerializedIdentity
 * @param peers one of each organisation
 * @param view what every one of them signed about the registry
 * @param headers from the anchor's block to the newest that a peer named
 * @param transaction further: a view of the transaction that anchored, with its endorsements
 * @param seals further: the consenters' signatures of the anchor's block
 */
public record FabricEvidence(
    Challenge challenge,
    byte[] creator,
    List<Peer> peers,
    byte[] view,
    Headers headers,
    Optional<TransactionView> transaction,
    Optional<byte[]> seals) {
  private static final int VERSION = 1;
  static final int MAX_PEERS = 32;
  static final int MAX_HEADERS = 1 << 18;

  /** {@code [endorser, tip, tip signature, view signature]}. */
  public record Peer(byte[] endorser, byte[] tip, byte[] tipSignature, byte[] viewSignature) {
    /** One that was asked for its tip alone. */
    Peer(byte[] endorser, byte[] tip, byte[] tipSignature) {
      this(endorser, tip, tipSignature, new byte[0]);
    }

    Challenge.Signed signedTip() {
      return new Challenge.Signed(tip, tipSignature);
    }
  }

  /**
   * {@code [previous hash, [data hash, ...]]}: the previous hash of the first header; those of the
   * others follow.
   */
  public record Headers(Bytes32 previousHash, List<Bytes32> dataHashes) {
    public Headers {
      dataHashes = List.copyOf(dataHashes);
    }
  }

  /** {@code [view, [signature, ...]]}: signatures in the order of the peers. */
  public record TransactionView(byte[] view, List<byte[]> signatures) {
    public TransactionView {
      signatures = List.copyOf(signatures);
    }
  }

  public FabricEvidence {
    peers = List.copyOf(peers);
  }

  public byte[] encode() {
    CborWriter out = new CborWriter().array(8).integer(VERSION);
    out.bytes(challenge.value().toByteArray()).bytes(creator).array(peers.size());
    for (Peer peer : peers) {
      out.array(4).bytes(peer.endorser()).bytes(peer.tip());
      out.bytes(peer.tipSignature()).bytes(peer.viewSignature());
    }
    out.bytes(view).array(2).bytes(headers.previousHash().toByteArray());
    out.array(headers.dataHashes().size());
    headers.dataHashes().forEach(hash -> out.bytes(hash.toByteArray()));
    transaction.ifPresentOrElse(t -> write(out, t), out::nil);
    seals.ifPresentOrElse(out::bytes, out::nil);
    return out.toByteArray();
  }

  private static void write(CborWriter out, TransactionView transaction) {
    out.array(2).bytes(transaction.view()).array(transaction.signatures().size());
    transaction.signatures().forEach(out::bytes);
  }

  public static FabricEvidence decode(byte[] data) {
    CborReader in = new CborReader(data);
    in.require(in.array() == 8, "an array of 8");
    in.require(in.integer() == VERSION, "version 1");
    FabricEvidence evidence =
        new FabricEvidence(
            new Challenge(hash(in)),
            in.bytes(),
            peers(in),
            in.bytes(),
            headers(in),
            in.nil() ? Optional.empty() : Optional.of(transaction(in)),
            in.nil() ? Optional.empty() : Optional.of(in.bytes()));
    in.end();
    return evidence;
  }

  private static List<Peer> peers(CborReader in) {
    int size = in.array();
    in.require(size <= MAX_PEERS, "at most " + MAX_PEERS + " peers");
    List<Peer> peers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      in.require(in.array() == 4, "an endorser, a tip and two signatures");
      peers.add(new Peer(in.bytes(), in.bytes(), in.bytes(), in.bytes()));
    }
    return peers;
  }

  private static Headers headers(CborReader in) {
    in.require(in.array() == 2, "a previous hash and data hashes");
    Bytes32 previous = hash(in);
    int size = in.array();
    in.require(size >= 1 && size <= MAX_HEADERS, "1 to " + MAX_HEADERS + " headers");
    List<Bytes32> hashes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      hashes.add(hash(in));
    }
    return new Headers(previous, hashes);
  }

  private static TransactionView transaction(CborReader in) {
    in.require(in.array() == 2, "a view and signatures");
    byte[] view = in.bytes();
    int size = in.array();
    in.require(size <= MAX_PEERS, "at most " + MAX_PEERS + " signatures");
    List<byte[]> signatures = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      signatures.add(in.bytes());
    }
    return new TransactionView(view, signatures);
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}
