package org.portolan.evidence.ethereum;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * The registry's event {@code Anchored(address indexed publisher, uint64 indexed ordinal, bytes32
 * root, uint32 count)}. Every word of it is known before it is read, so it is made and compared.
 */
public final class AnchoredEvent {
  public static final Bytes32 TOPIC =
      Keccak256.hash("Anchored(address,uint64,bytes32,uint32)".getBytes(StandardCharsets.US_ASCII));

  private AnchoredEvent() {}

  public static List<Bytes32> topics(Anchor anchor) {
    return List.of(TOPIC, anchor.publisher(), word(anchor.ordinal()));
  }

  public static byte[] data(Anchor anchor) {
    return Bytes.join(anchor.root().toByteArray(), word(anchor.count()).toByteArray());
  }

  static void require(Receipt.Log log, Bytes32 registry, Anchor anchor) {
    if (!log.emitter().equals(registry)) {
      throw new RecordRefused(
          "PTL-ETH-008", "log", "emitter " + log.emitter().hex(), registry.hex());
    }
    if (!log.topics().equals(topics(anchor)) || !Arrays.equals(log.data(), data(anchor))) {
      throw new RecordRefused(
          "PTL-ETH-009",
          "log",
          "topics " + log.topics(),
          "Anchored with publisher, ordinal, root and count of the batch");
    }
  }

  private static Bytes32 word(long number) {
    return Bytes32.leftPadded(BigEndian.u64(number));
  }
}
