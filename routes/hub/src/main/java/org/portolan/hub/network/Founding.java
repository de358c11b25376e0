package org.portolan.hub.network;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.directory.DirectoryEntry;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Ledger;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.relay.Lane;
import org.portolan.uncefact.json.DocumentSchema;
import org.portolan.uncefact.model.Terms;

/** The first epoch and the first directory, as they are founded: nobody stood before them. */
final class Founding {
  private Founding() {}

  /** The first epoch; two thirds of its organisations put the next one in force. */
  static Epoch epoch(Ledger source, List<AttestorEntry> attestors) {
    Json.Obj ledger =
        source
            .proposedTrust()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        source.network().caip2() + " does not say how it is believed"));
    long organisations = attestors.stream().map(AttestorEntry::organisation).distinct().count();
    return new Epoch(
        source.network(),
        source.registry(),
        1,
        Optional.empty(),
        HashAlgorithm.SHA256,
        0,
        Optional.empty(),
        ledger,
        attestors,
        (2 * organisations + 2) / 3);
  }

  /** The first entry of the directory: the hub's issuer, who anchors under the source's account. */
  static DirectoryEntry issuer(Ledger source, Epoch first, SigningKey issuer) {
    return new DirectoryEntry(
        source.network(),
        source.registry(),
        1,
        Optional.empty(),
        first.digest(),
        new IssuerEntry(
            Networks.ISSUER,
            List.of(issuer.algNumber()),
            List.of(new IssuerEntry.Key(issuer.algNumber(), issuer.spki(), 0, Optional.empty())),
            List.of(source.publisher())));
  }

  /** What a verifier believes of a lane. */
  static TrustFile trust(Lane lane, TrustFile.Registry registry, TrustFile.Lane named) {
    return new TrustFile(
        0,
        List.of(new TrustFile.Network(lane.source().network(), List.of(registry))),
        List.of(named),
        List.of(lane.policy().document()),
        forms());
  }

  static List<TrustFile.FormRules> forms() {
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
