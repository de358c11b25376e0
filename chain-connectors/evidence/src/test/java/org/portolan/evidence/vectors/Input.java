package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.MapProof;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** The input of a vector, read by the shapes of README.md beside the vectors. */
final class Input {
  private final Members in;

  Input(Json.Obj json) {
    this.in = Members.of("input", json);
  }

  Input at(String name) {
    return new Input((Json.Obj) in.any(name));
  }

  Json any(String name) {
    return in.any(name);
  }

  String text(String name) {
    return in.text(name);
  }

  byte[] utf8(String name) {
    return text(name).getBytes(StandardCharsets.UTF_8);
  }

  Optional<Bytes32> optionalHash(String name) {
    return in.any(name) instanceof Json.Null ? Optional.empty() : Optional.of(in.hash(name));
  }

  Optional<String> optionalText(String name) {
    return in.any(name) instanceof Json.Null ? Optional.empty() : Optional.of(in.text(name));
  }

  long number(String name) {
    return in.signed(name);
  }

  byte[] hex(String name) {
    return in.hex(name);
  }

  List<Input> inputs(String name) {
    return in.list(name, (path, item) -> new Input((Json.Obj) item));
  }

  List<byte[]> hexes(String name) {
    return in.texts(name).stream().map(Hex::decode).toList();
  }

  Bytes32 hash(String name) {
    return in.hash(name);
  }

  List<Bytes32> hashes(String name) {
    return in.hashes(name);
  }

  HashAlgorithm algorithm() {
    return HashAlgorithm.ofLabel(in.text("alg"));
  }

  MapProof mapProof() {
    return new MapProof(
        in.hashes("path"),
        in.optionalObject("leaf")
            .map(leaf -> new Ending(leaf.hash("commitment"), leaf.hash("successor"))));
  }

  Optional<TrustFile.Eip712Domain> contract() {
    return in.optionalObject("eip712")
        .map(
            domain -> new TrustFile.Eip712Domain(domain.number("chainId"), domain.hex("contract")));
  }

  /** Epochs and directory entries have the shape of a trust file's, which reads them. */
  TrustEpoch epoch() {
    return registry(Json.of(List.of(in.any("epoch"))), Json.of(List.of())).epochs().get(0);
  }

  IssuerEntry issuer() {
    return registry(Json.of(List.of()), Json.of(List.of(in.any("issuer")))).directory().get(0);
  }

  private static TrustFile.Registry registry(Json epochs, Json directory) {
    String any = Bytes32.ZERO.hex();
    Json registry = Json.object("id", Json.of(any), "epochs", epochs, "directory", directory);
    Json network =
        Json.object(
            "caip2", Json.of("tlog:any"),
            "genesis", Json.of(any),
            "registries", Json.of(List.of(registry)));
    Json.Obj trust =
        Json.object(
            "format", Json.of(TrustFile.FORMAT),
            "asOf", Json.of(0),
            "networks", Json.of(List.of(network)),
            "lanes", Json.of(List.of()),
            "policies", Json.of(List.of()),
            "forms", Json.of(List.of()));
    return TrustFile.decode(trust.canonical()).networks().get(0).registries().get(0);
  }

  Statement statement() {
    Input s = at("statement");
    if (s.text("type").equals("status")) {
      return new StatusStatement(
          s.hash("lane"),
          s.hash("epoch"),
          s.hash("publisher"),
          s.hash("status"),
          s.number("asOfHeight"),
          s.number("asOfTime"));
    }
    return new BatchStatement(
        s.hash("lane"),
        s.hash("epoch"),
        s.hash("publisher"),
        s.number("ordinal"),
        s.hash("position"),
        s.hash("anchorHash"),
        s.hash("root"),
        s.number("count"),
        s.hash("status"),
        s.number("asOfHeight"),
        s.number("asOfTime"));
  }

  List<SignaturePart> signatures() {
    return in.list(
        "signatures",
        (path, item) -> {
          Input part = new Input((Json.Obj) item);
          return new SignaturePart(part.hash("attestor"), part.text("kind"), part.hex("signature"));
        });
  }

  Evidence evidence(String kind) {
    return new Evidence(
        kind, Claim.ofLabel(text("claim")), number("height"), number("time"), hex("data"));
  }

  Expectation expectation() {
    Input anchor = at("anchor");
    return new Expectation(
        new NetworkIdentity(at("network").text("caip2"), at("network").hash("genesis")),
        hash("registry"),
        new Anchor(
            anchor.hash("publisher"),
            anchor.number("ordinal"),
            anchor.hash("root"),
            anchor.number("count"),
            anchor.hash("position"),
            anchor.hash("anchorHash")),
        optionalHash("commitment"));
  }
}
