package org.portolan.registry;

import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** What a registry tells when it has done a command: the event's name, and its payload in CBOR. */
public record RegistryEvent(String name, byte[] payload) {
  /** Something was frozen: a lane, or the record that the payload names besides. */
  public static final String FROZEN = "Frozen";

  private static final String ANCHORED = "BatchAnchored";
  private static final String ENDED = "RecordEnded";
  private static final String ACCEPTED = "BatchAccepted";
  private static final String STATUS = "StatusAccepted";
  private static final String RECOGNIZED = "RecordRecognized";
  private static final String TRUST = "TrustChanged";

  /** Where an event stands in its ledger. */
  public record Place(Bytes32 position, Bytes32 hash, long height, long time) {}

  public static RegistryEvent of(Command command) {
    CborWriter out = new CborWriter();
    return switch (command) {
      case Command.AnchorBatch it -> {
        hash(out.array(4), it.publisher()).integer(it.ordinal());
        yield named(ANCHORED, hash(out, it.root()).integer(it.count()));
      }
      case Command.End it -> {
        hash(hash(out.array(3), it.publisher()), it.ending().commitment());
        yield named(ENDED, hash(out, it.ending().successor()));
      }
      case Command.AcceptBatch it -> {
        hash(hash(out.array(3), it.statement().lane()), it.statement().publisher());
        yield named(ACCEPTED, out.integer(it.statement().ordinal()));
      }
      case Command.AcceptStatus it -> {
        hash(hash(out.array(2), it.statement().lane()), it.statement().publisher());
        yield named(STATUS, out);
      }
      case Command.Recognize it -> {
        RecognitionProof proof = it.proof();
        hash(hash(out.array(3), proof.lane()), proof.header().recordKey());
        yield named(RECOGNIZED, hash(out, proof.header().commitment()));
      }
      case Command.ChangeTrust it -> named(TRUST, hash(out.array(1), Sha256.hash(it.trustFile())));
    };
  }

  /** The event of a command that contradicted one before it. */
  public static RegistryEvent frozen(Command contradicting) {
    return new RegistryEvent(FROZEN, of(contradicting).payload());
  }

  private static RegistryEvent named(String name, CborWriter out) {
    return new RegistryEvent(name, out.toByteArray());
  }

  private static CborWriter hash(CborWriter out, Bytes32 hash) {
    return out.bytes(hash.toByteArray());
  }

  /** Empty for an event that is told to no follower. */
  public Optional<LedgerEvent> at(Place place) {
    CborReader in = new CborReader(payload);
    int parts = in.array();
    long height = place.height();
    long time = place.time();
    return switch (name) {
      case ANCHORED -> Optional.of(new LedgerEvent.BatchAnchored(anchor(in, place), height, time));
      case ENDED -> Optional.of(new LedgerEvent.RecordEnded(hash(in), ending(in), height, time));
      case ACCEPTED ->
          Optional.of(
              new LedgerEvent.BatchAccepted(hash(in), hash(in), in.unsigned(), height, time));
      case STATUS -> Optional.of(new LedgerEvent.StatusAccepted(hash(in), hash(in), height, time));
      case RECOGNIZED ->
          Optional.of(new LedgerEvent.RecordRecognized(hash(in), hash(in), hash(in), height, time));
      case TRUST -> Optional.of(new LedgerEvent.TrustChanged(hash(in), height, time));
      default -> {
        in.require(parts >= 0, "an event");
        yield Optional.empty();
      }
    };
  }

  private static Anchor anchor(CborReader in, Place place) {
    Bytes32 publisher = hash(in);
    long ordinal = in.unsigned();
    Bytes32 root = hash(in);
    return new Anchor(publisher, ordinal, root, in.unsigned(), place.position(), place.hash());
  }

  private static Ending ending(CborReader in) {
    return new Ending(hash(in), hash(in));
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}
