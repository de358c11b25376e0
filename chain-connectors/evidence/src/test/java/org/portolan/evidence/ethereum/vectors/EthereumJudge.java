package org.portolan.evidence.ethereum.vectors;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refused;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.ethereum.finality.FinalBlock;
import org.portolan.evidence.ethereum.finality.FinalityRule;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** What the verifiers say of a vector, by its subject. */
final class EthereumJudge {
  private EthereumJudge() {}

  /** Never throws on a vector: that would be the fault of the verifier. */
  static Json.Obj judge(String subject, Json.Obj input) {
    Members in = Members.of("input", input);
    try {
      Json.Obj accepted =
          switch (subject) {
            case "rlp" -> rlp(in);
            case "merkle-patricia-proof" -> trie(in);
            case "qbft-headers" -> headers(in);
            case "eip155-evidence" -> evidence(in);
            default -> throw new IllegalArgumentException(subject);
          };
      return Json.object("accepted", accepted);
    } catch (RecordRefused e) {
      return Json.object("refused", Json.of(e.code()));
    }
  }

  private static Json.Obj rlp(Members in) {
    RlpItem.decode(in.hex("rlp"));
    return Json.object();
  }

  private static Json.Obj trie(Members in) {
    Optional<byte[]> value =
        new TrieProof(hexes(in, "nodes")).lookup(in.hash("root"), in.hex("key"));
    return Json.object("value", value.map(EthereumVector::hex).orElse(Json.NULL));
  }

  private static Json.Obj headers(Members in) {
    Map<Long, StateProof> states = new LinkedHashMap<>();
    in.list(
        "states",
        (path, item) -> states.put(Members.of(path, item).number("before"), state(path, item)));
    FinalBlock block =
        FinalityRule.read(in.object("finality"))
            .finalBlocks(
                new QbftProof(hexes(in, "headers"), states).encode(),
                network(in.object("network")),
                in.number("now"))
            .at(in.number("block"));
    return Json.object(
        "hash", EthereumVector.hex(block.hash()),
        "time", Json.of(block.time()),
        "stateRoot", EthereumVector.hex(block.stateRoot()),
        "receiptsRoot", EthereumVector.hex(block.receiptsRoot()));
  }

  private static Json.Obj evidence(Members in) {
    Members anchor = in.object("anchor");
    TrustEpoch epoch =
        new TrustEpoch(
            Bytes32.ZERO,
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            (Json.Obj) in.any("ledger"),
            List.of());
    var verdict =
        new EthereumEvidenceVerifier(() -> Instant.ofEpochSecond(number(in, "now")))
            .verify(
                new Evidence(
                    "eip155",
                    Claim.ofLabel(in.text("claim")),
                    in.number("height"),
                    in.number("time"),
                    in.hex("data")),
                new Expectation(
                    network(in.object("network")),
                    in.hash("registry"),
                    new Anchor(
                        anchor.hash("publisher"),
                        anchor.number("ordinal"),
                        anchor.hash("root"),
                        anchor.number("count"),
                        anchor.hash("position"),
                        anchor.hash("anchorHash")),
                    in.any("commitment") instanceof Json.Null
                        ? Optional.empty()
                        : Optional.of(in.hash("commitment"))),
                epoch);
    return switch (verdict) {
      case Refused refused -> throw new RecordRefused(refused.first().code(), "", "", "");
      case Proven proven ->
          Json.object(
              "claim", Json.of(proven.claim().label()),
              "height", Json.of(proven.height()),
              "time", Json.of(proven.time()));
    };
  }

  private static long number(Members in, String name) {
    return in.number(name);
  }

  private static NetworkIdentity network(Members in) {
    return new NetworkIdentity(in.text("caip2"), in.hash("genesis"));
  }

  private static StateProof state(String path, Json item) {
    Members in = Members.of(path, item);
    return new StateProof(
        new TrieProof(hexes(in, "account")),
        in.list(
            "slots",
            (where, slot) ->
                new TrieProof(
                    ((Json.Arr) slot)
                        .items().stream().map(n -> Hex.decode(((Json.Str) n).text())).toList())));
  }

  private static List<byte[]> hexes(Members in, String name) {
    return in.texts(name).stream().map(Hex::decode).toList();
  }
}
