package org.portolan.evidence.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;

/**
 * What an entry of a log says, if it says anything. An entry is its publisher's own COSE_Sign1 with
 * the key inside, so that anyone can check it and the log's operator can neither burn ordinals nor
 * end records.
 */
public sealed interface LogEntry {
  /** H(SPKI DER) of the key that signed. */
  Bytes32 publisher();

  Bytes32 networkId();

  Bytes32 registry();

  /**
   * A batch: {@code "PAN1" || networkId || registry || u64 ordinal || root || u32 count || SPKI}.
   */
  record Anchored(
      Bytes32 publisher,
      Bytes32 networkId,
      Bytes32 registry,
      long ordinal,
      Bytes32 root,
      long count)
      implements LogEntry {}

  /** An ending: {@code "PEN1" || networkId || registry || C || C' || SPKI}. */
  record Ended(Bytes32 publisher, Bytes32 networkId, Bytes32 registry, Ending ending)
      implements LogEntry {}

  static byte[] anchor(
      Signer signer, Bytes32 networkId, Bytes32 registry, long ordinal, Bytes32 root, long count) {
    return CoseSign1.signAttached(
        signer,
        Bytes.join(
            tag("PAN1"),
            networkId.toByteArray(),
            registry.toByteArray(),
            BigEndian.u64(ordinal),
            root.toByteArray(),
            BigEndian.u32(count),
            signer.spki()));
  }

  static byte[] ending(Signer signer, Bytes32 networkId, Bytes32 registry, Ending ending) {
    return CoseSign1.signAttached(
        signer,
        Bytes.join(
            tag("PEN1"),
            networkId.toByteArray(),
            registry.toByteArray(),
            ending.commitment().toByteArray(),
            ending.successor().toByteArray(),
            signer.spki()));
  }

  /**
   * Reads an entry and checks its signature under the key it carries. Empty for everything else: an
   * entry that is not one of these is nothing, and no evidence against anyone.
   */
  static Optional<LogEntry> read(byte[] entry) {
    try {
      CoseSign1 cose = CoseSign1.parse(entry);
      byte[] payload = cose.payload().orElse(new byte[0]);
      int fixed = fixedLength(payload);
      if (fixed == 0 || payload.length <= fixed) {
        return Optional.empty();
      }
      byte[] spki = Arrays.copyOfRange(payload, fixed, payload.length);
      boolean signed =
          Alg.ofNumber(cose.algNumber())
              .map(alg -> VerificationKey.of(alg, spki))
              .filter(cose::verifiesAttached)
              .isPresent();
      return signed ? Optional.of(parse(cose.kid(), payload)) : Optional.empty();
    } catch (RecordRefused e) {
      return Optional.empty();
    }
  }

  private static int fixedLength(byte[] payload) {
    if (startsWith(payload, "PAN1")) {
      return 4 + 32 + 32 + 8 + 32 + 4;
    }
    return startsWith(payload, "PEN1") ? 4 + 4 * 32 : 0;
  }

  private static LogEntry parse(Bytes32 publisher, byte[] payload) {
    Bytes32 networkId = Bytes32.at(payload, 4);
    Bytes32 registry = Bytes32.at(payload, 36);
    if (startsWith(payload, "PEN1")) {
      return new Ended(
          publisher,
          networkId,
          registry,
          new Ending(Bytes32.at(payload, 68), Bytes32.at(payload, 100)));
    }
    ByteBuffer in = ByteBuffer.wrap(payload);
    return new Anchored(
        publisher,
        networkId,
        registry,
        in.getLong(68),
        Bytes32.at(payload, 76),
        in.getInt(108) & 0xffffffffL);
  }

  private static boolean startsWith(byte[] payload, String tag) {
    return payload.length > 4 && Arrays.equals(payload, 0, 4, tag(tag), 0, 4);
  }

  private static byte[] tag(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }
}
