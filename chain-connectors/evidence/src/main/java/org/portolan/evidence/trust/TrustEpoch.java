package org.portolan.evidence.trust;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/**
 * Who is believed about one registry while its ledger's height is in a range.
 *
 * @param digest H of the payload of the epoch's signed entry
 * @param fromHeight the first height
 * @param untilHeight the first height that is no longer in it; empty while it is open
 * @param ledger what the ledger's kind needs: a log's keys, validators, MSP roots
 */
public record TrustEpoch(
    Bytes32 digest,
    HashAlgorithm algorithm,
    long fromHeight,
    Optional<Long> untilHeight,
    Json.Obj ledger,
    List<AttestorEntry> attestors) {
  public TrustEpoch {
    attestors = List.copyOf(attestors);
  }

  public boolean covers(long height) {
    return fromHeight <= height && untilHeight.map(until -> height < until).orElse(true);
  }

  public Optional<AttestorEntry> attestor(Bytes32 id) {
    return attestors.stream().filter(attestor -> attestor.id().equals(id)).findFirst();
  }
}
