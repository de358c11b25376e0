package org.portolan.evidence;

import java.util.Optional;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.bundle.StatementPart.MapProof;

/** What a publisher's status map says of one commitment. */
public sealed interface StatusProof {
  /** Nothing in the map ends it. */
  record Current() implements StatusProof {}

  record Ended(Ending ending) implements StatusProof {}

  record NotProven(Refusal refusal) implements StatusProof {}

  static StatusProof read(
      HashAlgorithm algorithm, Bytes32 map, Bytes32 commitment, MapProof proof) {
    boolean leads =
        new BitProof(proof.path(), proof.leaf().map(leaf -> leaf.leaf(algorithm)))
            .root(algorithm, commitment)
            .equals(Optional.of(map));
    if (!leads) {
      return new NotProven(
          Refusal.of(
              "PTL-STM-006",
              "statements/proof",
              "a proof that does not reach the map",
              "the proof of this commitment under the statement's map"));
    }
    return proof
        .leaf()
        .filter(leaf -> leaf.commitment().equals(commitment))
        .<StatusProof>map(Ended::new)
        .orElseGet(Current::new);
  }
}
