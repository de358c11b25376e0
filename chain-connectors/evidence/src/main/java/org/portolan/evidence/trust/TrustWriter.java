package org.portolan.evidence.trust;

import java.util.List;
import java.util.function.Function;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/** From a {@link TrustFile} to JSON. */
final class TrustWriter {
  private TrustWriter() {}

  static Json write(TrustFile trust) {
    return Json.object(
        "format", Json.of(TrustFile.FORMAT),
        "asOf", Json.of(trust.asOf()),
        "networks", list(trust.networks(), TrustWriter::network),
        "lanes", list(trust.lanes(), TrustWriter::lane),
        "policies", Json.of(trust.policies()),
        "forms", list(trust.forms(), TrustWriter::form));
  }

  private static Json network(TrustFile.Network network) {
    return Json.object(
        "caip2", Json.of(network.identity().caip2()),
        "genesis", hex(network.identity().genesis()),
        "registries", list(network.registries(), TrustWriter::registry));
  }

  private static Json registry(TrustFile.Registry registry) {
    return Json.object(
        "id", hex(registry.id()),
        "epochs", list(registry.epochs(), TrustWriter::epoch),
        "directory", list(registry.directory(), TrustWriter::issuer));
  }

  private static Json epoch(TrustEpoch epoch) {
    return Json.object(
        "digest", hex(epoch.digest()),
        "alg", Json.of(epoch.algorithm().label()),
        "fromHeight", Json.of(epoch.fromHeight()),
        "untilHeight", epoch.untilHeight().<Json>map(Json::of).orElse(Json.NULL),
        "ledger", epoch.ledger(),
        "attestors", list(epoch.attestors(), TrustWriter::attestor));
  }

  static Json attestor(AttestorEntry attestor) {
    return Json.object(
        "id", hex(attestor.id()),
        "organisation", Json.of(attestor.organisation()),
        "kind", Json.of(attestor.kind()),
        "spki", attestor.spki().map(TrustWriter::b64).orElse(Json.NULL));
  }

  static Json issuer(IssuerEntry entry) {
    return Json.object(
        "scheme", Json.of(entry.issuer().scheme()),
        "value", Json.of(entry.issuer().value()),
        "require", list(entry.require(), Json::of),
        "keys", list(entry.keys(), TrustWriter::key),
        "publishers", list(entry.publishers(), TrustWriter::hex));
  }

  private static Json key(IssuerEntry.Key key) {
    return Json.object(
        "alg", Json.of(key.alg()),
        "spki", b64(key.spki()),
        "fromHeight", Json.of(key.fromHeight()),
        "untilHeight", key.untilHeight().<Json>map(Json::of).orElse(Json.NULL));
  }

  private static Json lane(TrustFile.Lane lane) {
    return Json.object(
        "id", hex(lane.id()),
        "eip712",
            lane.eip712()
                .<Json>map(
                    domain ->
                        Json.object(
                            "chainId", Json.of(domain.chainId()),
                            "contract", Json.of(Hex.encode(domain.contract()))))
                .orElse(Json.NULL));
  }

  private static Json form(TrustFile.FormRules rules) {
    return Json.object(
        "kind", Json.of(rules.form().kind()),
        "schema", hex(rules.form().schema()),
        "mandatory", list(rules.mandatory(), Json::of),
        "sets", list(rules.sets(), Json::of));
  }

  private static Json hex(Bytes32 value) {
    return Json.of(value.hex());
  }

  private static Json b64(byte[] bytes) {
    return Json.of(Base64Url.encode(bytes));
  }

  private static <T> Json list(List<T> items, Function<T, ? extends Json> writer) {
    return Json.of(items.stream().map(writer).toList());
  }
}
