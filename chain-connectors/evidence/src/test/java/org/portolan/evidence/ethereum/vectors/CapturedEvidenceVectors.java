package org.portolan.evidence.ethereum.vectors;

import static org.portolan.evidence.ethereum.vectors.EthereumVector.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.ethereum.kit.CapturedRegistry;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;

/** Evidence of kind eip155 in the bytes of a real network. */
final class CapturedEvidenceVectors {
  private static final String SUBJECT = "eip155-evidence";

  private CapturedEvidenceVectors() {}

  static List<EthereumVector> make() {
    int after = CapturedRegistry.ENDED_IN + 1;
    int before = CapturedRegistry.ENDED_IN - 1;
    Bytes32 ended = CapturedRegistry.ENDED;
    Bytes32 current = CapturedRegistry.CURRENT;
    List<EthereumVector> all = new ArrayList<>();
    all.add(
        accepted(
            "accepted-captured-existed",
            "A batch in the registry of a real network",
            CapturedRegistry.existed(),
            Optional.empty()));
    all.add(
        accepted(
            "accepted-captured-current",
            "A record that a real network never ended",
            CapturedRegistry.current(after, current),
            Optional.of(current)));
    all.add(
        accepted(
            "accepted-captured-current-until-ended",
            "A record in the block before a real network ended it",
            CapturedRegistry.current(before, ended),
            Optional.of(ended)));
    all.add(
        EthereumVector.refused(
            SUBJECT,
            "captured-ended",
            29,
            "The same record in the block after the one that ended it",
            input(CapturedRegistry.current(after, ended), Optional.of(ended)),
            "PTL-ETH-011"));
    return all;
  }

  private static EthereumVector accepted(
      String name, String says, Evidence evidence, Optional<Bytes32> commitment) {
    return EthereumVector.accepted(
        SUBJECT,
        name,
        says,
        input(evidence, commitment),
        "claim",
        Json.of(evidence.claim().label()),
        "height",
        Json.of(evidence.height()),
        "time",
        Json.of(evidence.time()));
  }

  private static Json.Obj input(Evidence evidence, Optional<Bytes32> commitment) {
    Expectation expected = CapturedRegistry.expected(commitment);
    Anchor a = expected.anchor();
    return Json.object(
        "claim", Json.of(evidence.claim().label()),
        "height", Json.of(evidence.height()),
        "time", Json.of(evidence.time()),
        "data", hex(evidence.data()),
        "network", HeaderVectors.network(expected.network()),
        "registry", hex(expected.registry()),
        "anchor",
            Json.object(
                "publisher", hex(a.publisher()),
                "ordinal", Json.of(a.ordinal()),
                "root", hex(a.root()),
                "count", Json.of(a.count()),
                "position", hex(a.position()),
                "anchorHash", hex(a.anchorHash())),
        "commitment", commitment.<Json>map(EthereumVector::hex).orElse(Json.NULL),
        "ledger", CapturedRegistry.trust().json(),
        "now", Json.of(CapturedRegistry.NOW));
  }
}
