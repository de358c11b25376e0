package org.portolan.registry;

import java.util.Locale;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** What a registry remembers and answers, in CBOR. */
public final class StateCodec {
  private StateCodec() {}

  public static byte[] write(Kept kept) {
    CborWriter out = new CborWriter().array(5).integer(kept.status().endings());
    out.bytes(kept.status().head().toByteArray()).bytes(kept.status().map().toByteArray());
    return out.integer(kept.asOfHeight()).integer(kept.asOfTime()).toByteArray();
  }

  public static Kept kept(byte[] bytes) {
    CborReader in = reader(bytes, 5);
    PublisherStatus status = new PublisherStatus(in.unsigned(), hash(in), hash(in));
    Kept kept = new Kept(status, in.unsigned(), in.unsigned());
    in.end();
    return kept;
  }

  public static byte[] write(AcceptedBatch batch) {
    CborWriter out = new CborWriter().array(4).bytes(batch.root().toByteArray());
    out.integer(batch.count());
    return out.integer(batch.asOfHeight()).integer(batch.asOfTime()).toByteArray();
  }

  public static AcceptedBatch batch(byte[] bytes) {
    CborReader in = reader(bytes, 4);
    AcceptedBatch batch = new AcceptedBatch(hash(in), in.unsigned(), in.unsigned(), in.unsigned());
    in.end();
    return batch;
  }

  public static byte[] write(Reached reached) {
    CborWriter out = new CborWriter().array(3).bytes(reached.statement().toByteArray());
    return out.integer(reached.number()).bytes(reached.head().toByteArray()).toByteArray();
  }

  public static Reached reached(byte[] bytes) {
    CborReader in = reader(bytes, 3);
    Reached reached = new Reached(hash(in), in.unsigned(), hash(in));
    in.end();
    return reached;
  }

  public static byte[] write(ProvenAt proven) {
    return new CborWriter().array(2).integer(proven.height()).integer(proven.time()).toByteArray();
  }

  public static ProvenAt proven(byte[] bytes) {
    CborReader in = reader(bytes, 2);
    ProvenAt proven = new ProvenAt(in.unsigned(), in.unsigned());
    in.end();
    return proven;
  }

  public static byte[] write(Held held) {
    CborWriter out = new CborWriter().array(6).text(held.header().algorithm().label());
    out.bytes(held.header().encode()).bytes(held.publisher().toByteArray());
    out.integer(held.ordinal()).integer(held.since());
    return out.bytes(held.position().toByteArray()).toByteArray();
  }

  public static Held held(byte[] bytes) {
    CborReader in = reader(bytes, 6);
    HashAlgorithm algorithm = HashAlgorithm.ofLabel(in.text());
    RecordHeader header = RecordHeader.decode(algorithm, in.bytes());
    Held held =
        new Held(header, header.commitment(), hash(in), in.unsigned(), in.unsigned(), hash(in));
    in.end();
    return held;
  }

  public static byte[] write(Recognition it) {
    CborWriter out = new CborWriter().array(8).text(it.state().name().toLowerCase(Locale.ROOT));
    out.bytes(it.commitment().toByteArray()).integer(it.version());
    out.bytes(it.publisher().toByteArray()).integer(it.ordinal()).integer(it.since());
    return out.integer(it.asOfTime()).bytes(it.position().toByteArray()).toByteArray();
  }

  public static Recognition recognition(byte[] bytes) {
    CborReader in = reader(bytes, 8);
    Recognition it =
        new Recognition(
            State.valueOf(in.text().toUpperCase(Locale.ROOT)),
            hash(in),
            in.unsigned(),
            hash(in),
            in.unsigned(),
            in.unsigned(),
            in.unsigned(),
            hash(in));
    in.end();
    return it;
  }

  private static CborReader reader(byte[] bytes, int parts) {
    CborReader in = new CborReader(bytes);
    in.require(in.array() == parts, parts + " parts");
    return in;
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}
