package org.portolan.ethereum.contract;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.AnchoredEvent;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;

/** The registry's events, from topics and data. */
public sealed interface RegistryEvents {
  Bytes32 ANCHORED = AnchoredEvent.TOPIC;
  Bytes32 ENDED = topic("Ended(address,bytes32,bytes32,uint64)");
  Bytes32 BATCH_ACCEPTED =
      topic("BatchAccepted(bytes32,bytes32,uint64,bytes32,uint32,uint64,uint64)");
  Bytes32 STATUS_ACCEPTED =
      topic("StatusAccepted(bytes32,bytes32,uint64,bytes32,bytes32,uint64,uint64)");
  Bytes32 STATUS_RENEWED = topic("StatusRenewed(bytes32,bytes32,uint64,uint64)");
  Bytes32 STATUS_PARTLY =
      topic(
          "StatusPartly(bytes32,bytes32,"
              + "(uint64,bytes32,bytes32,uint64,uint64,uint64,bytes32))");
  Bytes32 RECOGNIZED = topic("Recognized(bytes32,bytes32,bytes32,bytes32,uint256)");
  Bytes32 EPOCH_IN_FORCE = topic("EpochInForce(bytes32,bytes32,uint64)");

  record Anchored(Bytes32 publisher, long ordinal, Bytes32 root, long count)
      implements RegistryEvents {}

  record Ended(Bytes32 publisher, Ending ending, long number) implements RegistryEvents {}

  record BatchAccepted(
      Bytes32 lane,
      Bytes32 publisher,
      long ordinal,
      Bytes32 root,
      long count,
      long asOfHeight,
      long asOfTime)
      implements RegistryEvents {}

  record StatusAccepted(
      Bytes32 lane, Bytes32 publisher, PublisherStatus status, long asOfHeight, long asOfTime)
      implements RegistryEvents {}

  record StatusRenewed(Bytes32 lane, Bytes32 publisher, long asOfHeight, long asOfTime)
      implements RegistryEvents {}

  record StatusPartly(Bytes32 lane, Bytes32 publisher, PartlyKept part) implements RegistryEvents {}

  record Recognized(
      Bytes32 lane,
      Bytes32 recordKey,
      Bytes32 commitment,
      Bytes32 publisher,
      long version,
      long ordinal)
      implements RegistryEvents {}

  record EpochInForce(Bytes32 lane, Bytes32 epoch, long fromHeight) implements RegistryEvents {}

  private static Bytes32 topic(String signature) {
    return Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII));
  }

  /** The topic that a number is found by. */
  static Bytes32 topic(long number) {
    return Bytes32.leftPadded(BigEndian.u64(number));
  }

  /** Empty for an event that tells the hub nothing. */
  static Optional<RegistryEvents> read(List<Bytes32> topics, byte[] data) {
    Bytes32 kind = topics.get(0);
    Words in = new Words(topics, data);
    if (kind.equals(ANCHORED)) {
      return Optional.of(new Anchored(topics.get(1), in.topic(2), in.word(0), in.number(1)));
    }
    if (kind.equals(ENDED)) {
      Ending ending = new Ending(topics.get(2), in.word(0));
      return Optional.of(new Ended(topics.get(1), ending, in.number(1)));
    }
    if (kind.equals(BATCH_ACCEPTED)) {
      return Optional.of(
          new BatchAccepted(
              topics.get(1),
              topics.get(2),
              in.topic(3),
              in.word(0),
              in.number(1),
              in.number(2),
              in.number(3)));
    }
    if (kind.equals(STATUS_ACCEPTED)) {
      return Optional.of(
          new StatusAccepted(
              topics.get(1), topics.get(2), in.status(), in.number(3), in.number(4)));
    }
    if (kind.equals(STATUS_RENEWED)) {
      return Optional.of(
          new StatusRenewed(topics.get(1), topics.get(2), in.number(0), in.number(1)));
    }
    if (kind.equals(STATUS_PARTLY)) {
      PartlyKept part =
          new PartlyKept(in.status(), in.number(3), in.number(4), in.number(5), in.word(6));
      return Optional.of(new StatusPartly(topics.get(1), topics.get(2), part));
    }
    if (kind.equals(RECOGNIZED)) {
      BigInteger what = new BigInteger(1, in.word(1).toByteArray());
      return Optional.of(
          new Recognized(
              topics.get(1),
              topics.get(2),
              topics.get(3),
              in.word(0),
              what.shiftRight(192).longValue(),
              what.shiftRight(128).longValue()));
    }
    return kind.equals(EPOCH_IN_FORCE)
        ? Optional.of(new EpochInForce(topics.get(1), topics.get(2), in.number(0)))
        : Optional.empty();
  }

  /** The words of one event. */
  record Words(List<Bytes32> topics, byte[] data) {
    Bytes32 word(int index) {
      return Bytes32.at(data, index * Bytes32.LENGTH);
    }

    long number(int index) {
      return new BigInteger(1, word(index).toByteArray()).longValueExact();
    }

    long topic(int index) {
      return new BigInteger(1, topics.get(index).toByteArray()).longValueExact();
    }

    PublisherStatus status() {
      return new PublisherStatus(number(0), word(1), word(2));
    }
  }
}
