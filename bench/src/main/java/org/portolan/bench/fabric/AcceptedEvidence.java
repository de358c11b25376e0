package org.portolan.bench.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.FabricEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence of two organisations that is accepted, from the conformance vectors. */
record AcceptedEvidence(Evidence evidence, Expectation expected, TrustEpoch epoch, long now) {
  static AcceptedEvidence read(String name) {
    JsonNode in = vector(name).get("input");
    JsonNode anchor = in.get("anchor");
    JsonNode commitment = in.get("commitment");
    return new AcceptedEvidence(
        new Evidence(
            "fabric",
            Claim.ofLabel(in.get("claim").asString()),
            in.get("height").asLong(),
            in.get("time").asLong(),
            Hex.decode(in.get("data").asString())),
        new Expectation(
            new NetworkIdentity(
                in.get("network").get("caip2").asString(), hash(in.get("network"), "genesis")),
            hash(in, "registry"),
            new Anchor(
                hash(anchor, "publisher"),
                anchor.get("ordinal").asLong(),
                hash(anchor, "root"),
                anchor.get("count").asLong(),
                hash(anchor, "position"),
                hash(anchor, "anchorHash")),
            commitment.isNull() ? Optional.empty() : Optional.of(hash(in, "commitment"))),
        new TrustEpoch(
            Bytes32.ZERO, HashAlgorithm.SHA256, 0, Optional.empty(), ledger(in), List.of()),
        in.get("now").asLong());
  }

  FabricEvidenceVerifier verifier() {
    return new FabricEvidenceVerifier(() -> Instant.ofEpochSecond(now));
  }

  boolean accepted(FabricEvidenceVerifier verifier) {
    return verifier.verify(evidence, expected, epoch) instanceof Proven;
  }

  FabricEvidence data() {
    return FabricEvidence.decode(evidence.data());
  }

  private static Json.Obj ledger(JsonNode in) {
    JsonMapper sorted =
        JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    Object plain = sorted.treeToValue(in.get("epoch").get("ledger"), Object.class);
    byte[] text = sorted.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
    return (Json.Obj) CanonicalJson.parse(text, 1 << 20);
  }

  private static JsonNode vector(String name) {
    String path = "/portolan/vectors/verify/fabric-evidence/" + name + ".json";
    try (InputStream in = AcceptedEvidence.class.getResourceAsStream(path)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bytes32 hash(JsonNode in, String member) {
    return Bytes32.fromHex(in.get(member).asString());
  }
}
