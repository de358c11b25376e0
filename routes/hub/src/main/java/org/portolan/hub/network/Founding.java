package org.portolan.hub.network;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Ledger;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.relay.Lane;
import org.portolan.uncefact.json.DocumentSchema;
import org.portolan.uncefact.model.Terms;

/** The first epoch and the first directory, as they are founded: nobody stood before them. */
final class Founding {
  private Founding() {}

  static TrustEpoch epoch(Ledger source, List<AttestorEntry> attestors) {
    Json.Obj ledger =
        source
            .proposedTrust()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        source.network().caip2() + " does not say how it is believed"));
    // Until epochs are entries of a signed log, an epoch is named by the hash of what it holds.
    Bytes32 digest =
        Sha256.hash(
            Json.object(
                    "ledger",
                    ledger,
                    "attestors",
                    Json.of(attestors.stream().map(a -> Json.of(a.id().hex())).toList()))
                .canonical());
    return new TrustEpoch(digest, HashAlgorithm.SHA256, 0, Optional.empty(), ledger, attestors);
  }

  /**
   * @param issuer the key of the hub's issuer, who anchors under the source's account
   */
  static TrustFile trust(Lane lane, SigningKey issuer, TrustFile.Lane named) {
    Ledger source = lane.source();
    IssuerEntry entry =
        new IssuerEntry(
            Networks.ISSUER,
            List.of((long) Alg.ED25519.number()),
            List.of(new IssuerEntry.Key(Alg.ED25519.number(), issuer.spki(), 0, Optional.empty())),
            List.of(source.publisher()));
    return new TrustFile(
        0,
        List.of(
            new TrustFile.Network(
                source.network(),
                List.of(
                    new TrustFile.Registry(
                        source.registry(), List.of(lane.epoch()), List.of(entry))))),
        List.of(named),
        List.of(lane.policy().document()),
        forms());
  }

  private static List<TrustFile.FormRules> forms() {
    Terms terms = Terms.load();
    return terms.kinds().stream()
        .sorted()
        .map(
            kind ->
                new TrustFile.FormRules(
                    Form.ofSchema(kind, DocumentSchema.bytes(kind)),
                    terms.mandatory(kind),
                    terms.sets(kind)))
        .toList();
  }
}
