package org.portolan.app.api;

import java.util.List;
import java.util.Set;
import org.portolan.evidence.words.Fact;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.portolan.record.Bytes32;
import org.portolan.record.bundle.Bundle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DocumentsApi {
  private final Hub hub;

  DocumentsApi(Hub hub) {
    this.hub = hub;
  }

  /**
   * @param place where the batch is anchored, in its ledger's own words; empty before it is
   * @param predecessor the document whose place this one took, or null
   * @param successor the document that took this one's place, or null
   */
  record RecordSummary(
      String recordKey,
      String commitment,
      long version,
      String status,
      Long ordinal,
      String network,
      List<Fact> place,
      Long predecessor,
      Long successor) {}

  record RecognitionSummary(
      String network,
      String state,
      String commitment,
      long version,
      long since,
      long asOfTime,
      List<Fact> place) {}

  @GetMapping(value = "/api/documents/{id}", produces = "application/ld+json")
  byte[] document(@PathVariable long id) {
    return row(id).content().orElseThrow(() -> Problems.notFound("canonical document", id));
  }

  @GetMapping(value = "/api/documents/{id}/loss-report", produces = "text/plain;charset=UTF-8")
  String lossReport(@PathVariable long id) {
    return row(id).lossReport().orElseThrow(() -> Problems.notFound("loss report", id));
  }

  @GetMapping("/api/documents/{id}/record")
  RecordSummary record(@PathVariable long id) {
    Documents.DocumentRow row = row(id);
    Bytes32 commitment = commitment(row);
    Long ordinal = hub.publisher().ordinalOf(commitment).orElse(null);
    return new RecordSummary(
        row.recordKey().orElseThrow().hex(),
        commitment.hex(),
        row.version().orElse(1L),
        row.revokes() ? "revoked" : "asserted",
        ordinal,
        hub.networks().customs().network().caip2(),
        ordinal == null ? List.of() : hub.onLedgers().anchor(ordinal),
        row.predecessor().orElse(null),
        hub.documents().successor(id).orElse(null));
  }

  /**
   * @param show pointers to disclose; none means the manifest alone
   */
  @GetMapping(value = "/api/documents/{id}/bundle", produces = Bundle.MEDIA_TYPE)
  byte[] bundle(@PathVariable long id, @RequestParam(defaultValue = "") List<String> show) {
    Set<String> shown = Set.copyOf(show);
    return hub.bundles()
        .bundle(commitment(row(id)), shown::contains)
        .orElseThrow(() -> Problems.notYet("The record is not attested yet"))
        .encode();
  }

  @GetMapping("/api/documents/{id}/recognitions")
  List<RecognitionSummary> recognitions(@PathVariable long id) {
    Documents.DocumentRow row = row(id);
    return row.recordKey().stream()
        .flatMap(
            key ->
                hub
                    .networks()
                    .bank()
                    .recognitions()
                    .record(hub.networks().lane().id(), key)
                    .stream())
        .map(
            r ->
                new RecognitionSummary(
                    hub.networks().bank().network().caip2(),
                    r.state().name(),
                    r.commitment().hex(),
                    r.version(),
                    r.since(),
                    r.asOfTime(),
                    hub.onLedgers().recognition(r)))
        .toList();
  }

  private Documents.DocumentRow row(long id) {
    return hub.documents().document(id).orElseThrow(() -> Problems.notFound("document", id));
  }

  private static Bytes32 commitment(Documents.DocumentRow row) {
    return row.commitment().orElseThrow(() -> Problems.notYet("The document is not recorded"));
  }
}
