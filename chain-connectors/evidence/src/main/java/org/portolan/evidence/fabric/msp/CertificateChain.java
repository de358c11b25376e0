package org.portolan.evidence.fabric.msp;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.record.RecordRefused;

/**
 * A chain from a certificate to a root of its MSP by the rules of RFC 5280, as the JDK judges it;
 * what stands in between is the MSP's own, never the evidence's.
 *
 * @param certificates from the leaf up, without the root
 */
record CertificateChain(List<X509Certificate> certificates, X509Certificate root) {
  static CertificateChain of(
      String path,
      X509Certificate leaf,
      List<X509Certificate> roots,
      List<X509Certificate> intermediates,
      long time) {
    try {
      Set<TrustAnchor> anchors =
          roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(leaf);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      // The epoch's lists say what is revoked: they are looked at apart, without any network.
      parameters.setRevocationEnabled(false);
      parameters.setDate(new Date(time * 1000));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(intermediates)));
      PKIXCertPathBuilderResult built =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      return new CertificateChain(
          built.getCertPath().getCertificates().stream()
              .map(certificate -> (X509Certificate) certificate)
              .toList(),
          built.getTrustAnchor().getTrustedCert());
    } catch (CertPathBuilderException e) {
      throw new RecordRefused(
          "PTL-FAB-006",
          path,
          leaf.getSubjectX500Principal() + " of " + leaf.getIssuerX500Principal(),
          "a chain to a root of the MSP");
    } catch (InvalidAlgorithmParameterException e) {
      throw new RecordRefused("PTL-FAB-003", path, "no root", "at least one root of the MSP");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PKIX", e);
    }
  }

  X509Certificate issuer() {
    return certificates.size() > 1 ? certificates.get(1) : root;
  }

  long from() {
    return certificates.stream().mapToLong(c -> seconds(c.getNotBefore())).max().orElseThrow();
  }

  long until() {
    return certificates.stream().mapToLong(c -> seconds(c.getNotAfter())).min().orElseThrow();
  }

  static long seconds(Date date) {
    return date.getTime() / 1000;
  }
}
