package org.portolan.record.bundle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.portolan.record.Base64Url;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.json.Json;

/** From a {@link Bundle} to JSON. */
final class BundleWriter {
  private BundleWriter() {}

  static Json write(Bundle bundle) {
    return Json.object(
        "format", Json.of(Bundle.FORMAT),
        "alg", Json.of(bundle.algorithm().label()),
        "names", names(bundle.names()),
        "header", b64(bundle.header()),
        "leaves", list(bundle.leaves(), BundleWriter::leaf),
        "sheaf", sheaf(bundle.sheaf()),
        "batch", batch(bundle.batch()),
        "evidence", list(bundle.evidence(), BundleWriter::evidence),
        "statements", list(bundle.statements(), BundleWriter::statement),
        "recognition", optional(bundle.recognition(), BundleWriter::recognition));
  }

  private static Json names(Names names) {
    return Json.object(
        "network", network(names.network()),
        "issuer",
            Json.object(
                "scheme", Json.of(names.issuer().scheme()),
                "value", Json.of(names.issuer().value())),
        "form",
            Json.object("kind", Json.of(names.form().kind()), "schema", hex(names.form().schema())),
        "lane",
            optional(
                names.lane(),
                lane ->
                    Json.object(
                        "destinationNetwork", network(lane.destinationNetwork()),
                        "destinationRegistry", hex(lane.destinationRegistry()),
                        "policy", hex(lane.policy()))));
  }

  private static Json network(NetworkIdentity network) {
    return Json.object("caip2", Json.of(network.caip2()), "genesis", hex(network.genesis()));
  }

  private static Json leaf(Bundle.DisclosedLeaf leaf) {
    return Json.object(
        "i", Json.of(leaf.leaf().index()),
        "salt", b64(leaf.leaf().salt()),
        "entry", b64(leaf.leaf().entry()),
        "path", list(leaf.path(), BundleWriter::hex));
  }

  private static Json sheaf(Bundle.SheafPart sheaf) {
    return Json.object(
        "count", Json.of(sheaf.count()),
        "i", Json.of(sheaf.index()),
        "path", list(sheaf.path(), BundleWriter::hex),
        "cose", b64(sheaf.cose()));
  }

  private static Json batch(Bundle.BatchPart batch) {
    return Json.object(
        "leaf", b64(batch.leaf()),
        "i", Json.of(batch.index()),
        "path", list(batch.path(), BundleWriter::hex),
        "root", hex(batch.root()),
        "count", Json.of(batch.count()),
        "registry", hex(batch.registry()),
        "publisher", hex(batch.publisher()),
        "ordinal", Json.of(batch.ordinal()),
        "position", hex(batch.position()),
        "anchorHash", hex(batch.anchorHash()));
  }

  private static Json evidence(Bundle.EvidencePart evidence) {
    return Json.object(
        "kind", Json.of(evidence.kind()),
        "claim", Json.of(evidence.claim()),
        "height", Json.of(evidence.height()),
        "time", Json.of(evidence.time()),
        "data", b64(evidence.data()));
  }

  private static Json statement(StatementPart part) {
    Statement s = part.statement();
    SortedMap<String, Json> members = new TreeMap<>();
    members.put("lane", hex(s.lane()));
    members.put("epoch", hex(s.epoch()));
    members.put("publisher", hex(s.publisher()));
    members.put("status", status(part.status()));
    members.put("asOfHeight", Json.of(s.asOfHeight()));
    members.put("asOfTime", Json.of(s.asOfTime()));
    members.put("type", Json.of(s instanceof BatchStatement ? "batch" : "status"));
    if (s instanceof BatchStatement batch) {
      members.put("ordinal", Json.of(batch.ordinal()));
      members.put("position", hex(batch.position()));
      members.put("anchorHash", hex(batch.anchorHash()));
      members.put("root", hex(batch.root()));
      members.put("count", Json.of(batch.count()));
    }
    members.put("signatures", list(part.signatures(), BundleWriter::signature));
    members.put("proof", optional(part.proof(), BundleWriter::proof));
    return new Json.Obj(members);
  }

  private static Json status(PublisherStatus status) {
    return Json.object(
        "endings", Json.of(status.endings()),
        "head", hex(status.head()),
        "map", hex(status.map()));
  }

  private static Json signature(StatementPart.SignaturePart signature) {
    return Json.object(
        "attestor", hex(signature.attestor()),
        "kind", Json.of(signature.kind()),
        "signature", b64(signature.signature()));
  }

  private static Json proof(StatementPart.MapProof proof) {
    return Json.object(
        "path", list(proof.path(), BundleWriter::hex),
        "leaf",
            optional(
                proof.leaf(),
                ending ->
                    Json.object(
                        "commitment", hex(ending.commitment()),
                        "successor", hex(ending.successor()))));
  }

  private static Json recognition(Bundle.RecognitionPart recognition) {
    return Json.object(
        "registry", hex(recognition.registry()),
        "position", hex(recognition.position()),
        "anchorHash", hex(recognition.anchorHash()),
        "evidence", b64(recognition.evidence()));
  }

  private static Json hex(Bytes32 value) {
    return Json.of(value.hex());
  }

  private static Json b64(byte[] bytes) {
    return Json.of(Base64Url.encode(bytes));
  }

  private static <T> Json list(List<T> items, Function<T, Json> writer) {
    return Json.of(items.stream().map(writer).toList());
  }

  private static <T> Json optional(Optional<T> value, Function<T, Json> writer) {
    return value.map(writer).orElse(Json.NULL);
  }
}
