package org.portolan.evidence.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.evidence.AnchorHeights;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Inclusion;
import org.portolan.evidence.IssuerSignature;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchLeaf;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordRefused;
import org.portolan.record.RecordStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.bundle.Bundle;

/**
 * Verifies a disclosure bundle offline, against a trust file that the verifier brings. The order is
 * the way of the proof: names, header, leaves, sheaf, batch, evidence, statements.
 */
public final class BundleVerifier {
  private final TrustFile trust;
  private final Map<String, EvidenceVerifier> verifiers = new TreeMap<>();

  public BundleVerifier(TrustFile trust, Collection<? extends EvidenceVerifier> verifiers) {
    this.trust = trust;
    verifiers.forEach(verifier -> this.verifiers.put(verifier.kind(), verifier));
  }

  public BundleAnswer verify(byte[] bytes) {
    try {
      return verify(Bundle.decode(bytes));
    } catch (RecordRefused e) {
      return new BundleAnswer.NotBelieved(List.of(Refusal.of(e)));
    } catch (NotBelieved e) {
      return new BundleAnswer.NotBelieved(e.refusals);
    }
  }

  private BundleAnswer verify(Bundle bundle) {
    TrustFile.Registry registry =
        trust
            .registry(bundle.names().network(), bundle.batch().registry())
            .orElseThrow(
                () ->
                    new NotBelieved(
                        "PTL-TRU-002",
                        "names/network",
                        bundle.names().network().caip2() + " registry " + bundle.batch().registry(),
                        "a network and registry of the trust file"));
    IssuerEntry issuer =
        registry
            .issuer(bundle.names().issuer())
            .orElseThrow(
                () ->
                    new NotBelieved(
                        "PTL-TRU-003",
                        "names/issuer",
                        bundle.names().issuer().toString(),
                        "an issuer of the registry's directory"));
    TrustFile.FormRules form =
        trust
            .form(bundle.names().form())
            .orElseThrow(
                () ->
                    new NotBelieved(
                        "PTL-TRU-004",
                        "names/form",
                        bundle.names().form().toString(),
                        "a form of the trust file"));
    long height = AnchorHeights.of(bundle.names().network(), bundle.batch().position());
    TrustEpoch epoch =
        registry
            .epochAt(height)
            .orElseThrow(
                () ->
                    new NotBelieved(
                        "PTL-TRU-005", "batch/position", "height " + height, "an epoch in force"));
    require(
        epoch.algorithm() == bundle.algorithm(),
        "PTL-HDR-002",
        "alg",
        bundle.algorithm().label(),
        epoch.algorithm().label());
    RecordHeader header = header(bundle, epoch.algorithm());
    Disclosure disclosure = Disclosure.of(bundle, header, form);
    batch(bundle, header, issuer, height);
    Proof proof = new Proof(trust, registry, issuer, bundle, header, height);
    Finding finding = new Currency(proof, verifiers).find();
    return new BundleAnswer.Answered(
        header.status() == RecordStatus.REVOKED ? BundleAnswer.State.REVOKED : finding.state(),
        header,
        header.commitment(),
        finding.height(),
        finding.time(),
        disclosure.entries(),
        disclosure.manifestShown(),
        disclosure.hidden(),
        disclosure.absent(),
        finding.successor(),
        new BundleAnswer.Used(
            bundle.names().network().caip2(),
            issuer.issuer().toString(),
            registry.id(),
            finding.epoch().orElse(epoch.digest()),
            new ArrayList<>(finding.organisations()),
            new ArrayList<>(finding.evidence()),
            bundle.names().lane().map(lane -> lane.policy())));
  }

  private static RecordHeader header(Bundle bundle, HashAlgorithm algorithm) {
    RecordHeader header = RecordHeader.decode(algorithm, bundle.header());
    Bytes32 origin =
        Identifiers.origin(bundle.names().network().id(), bundle.names().issuer().id());
    require(
        header.origin().equals(origin),
        "PTL-HDR-011",
        "header word 1",
        header.origin().hex(),
        "the origin of the issuer and network that are named");
    require(
        header.form().equals(bundle.names().form().id()),
        "PTL-HDR-012",
        "header word 2",
        header.form().hex(),
        "the form that is named");
    return header;
  }

  private static void batch(Bundle bundle, RecordHeader header, IssuerEntry issuer, long height) {
    HashAlgorithm algorithm = header.algorithm();
    BatchLeaf leaf = BatchLeaf.decode(bundle.batch().leaf());
    Bundle.SheafPart sheaf = bundle.sheaf();
    require(
        leaf.issuerId().equals(issuer.issuer().id())
            && leaf.count() == sheaf.count()
            && leaf.signatureDigest().equals(Sha256.hash(sheaf.cose())),
        "PTL-BAT-003",
        "batch/leaf",
        "another issuer, count or signature",
        "the batch leaf of this sheaf");
    Inclusion.commitment(algorithm, header.commitment(), sheaf.index(), sheaf.path(), leaf)
        .ifPresent(BundleVerifier::refuse);
    byte[] signed =
        Sheaf.signedBytes(
            algorithm,
            header.origin(),
            bundle.batch().registry(),
            bundle.batch().publisher(),
            sheaf.count(),
            leaf.sheafRoot());
    Bundle.BatchPart batch = bundle.batch();
    IssuerSignature.check(issuer, height, batch.publisher(), sheaf.cose(), signed)
        .ifPresent(BundleVerifier::refuse);
    Inclusion.sheaf(algorithm, leaf, batch.index(), batch.count(), batch.path(), batch.root())
        .ifPresent(BundleVerifier::refuse);
  }

  static void refuse(Refusal refusal) {
    throw new NotBelieved(refusal);
  }

  static void require(boolean rule, String code, String path, String seen, String expected) {
    if (!rule) {
      throw new NotBelieved(code, path, seen, expected);
    }
  }

  /** Leaves the verification from any depth; never leaves this package. */
  static final class NotBelieved extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient List<Refusal> refusals;

    NotBelieved(List<Refusal> refusals) {
      super(refusals.toString(), null, false, false);
      this.refusals = List.copyOf(refusals);
    }

    NotBelieved(Refusal refusal) {
      this(List.of(refusal));
    }

    NotBelieved(String code, String path, String seen, String expected) {
      this(Refusal.of(code, path, seen, expected));
    }
  }
}
