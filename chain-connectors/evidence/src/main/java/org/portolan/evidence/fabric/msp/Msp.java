package org.portolan.evidence.fabric.msp;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;

/**
 * An organisation of a channel, as the channel's configuration has it.
 *
 * @param id the MSP's
 * @param crls lists of revoked certificates, each by a CA of this MSP
 */
public record Msp(
    String id,
    List<X509Certificate> roots,
    List<X509Certificate> intermediates,
    List<X509CRL> crls,
    NodeUnits units) {
  public Msp {
    roots = List.copyOf(roots);
    intermediates = List.copyOf(intermediates);
    crls = List.copyOf(crls);
  }

  /**
   * The holder of a certificate, as a peer of this organisation at a time.
   *
   * @throws RecordRefused if it is none
   */
  public Endorser endorser(String path, byte[] der, long time) {
    X509Certificate leaf = Certificates.read("PTL-FAB-004", path, der);
    requireValid(path, leaf, time);
    CertificateChain chain = CertificateChain.of(path, leaf, roots, intermediates, time);
    requireUsable(path, leaf);
    chain.certificates().forEach(certificate -> requireNotRevoked(path, certificate));
    units.requirePeer(path, leaf, encoded(chain.issuer()));
    VerificationKey key = VerificationKey.of(Alg.ES256, leaf.getPublicKey().getEncoded());
    return new Endorser(id, key, chain.from(), chain.until());
  }

  /** Every list is signed by a CA of this MSP under whose name it stands. */
  void requireListsSigned(String path) {
    for (X509CRL crl : crls) {
      if (authorities().noneMatch(ca -> signed(crl, ca))) {
        throw new RecordRefused(
            "PTL-FAB-003", path, "a list by " + crl.getIssuerX500Principal(), "one by its CAs");
      }
    }
  }

  private Stream<X509Certificate> authorities() {
    return Stream.concat(roots.stream(), intermediates.stream());
  }

  private static boolean signed(X509CRL crl, X509Certificate ca) {
    if (!ca.getSubjectX500Principal().equals(crl.getIssuerX500Principal())) {
      return false;
    }
    try {
      crl.verify(ca.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void requireValid(String path, X509Certificate leaf, long time) {
    long from = CertificateChain.seconds(leaf.getNotBefore());
    long until = CertificateChain.seconds(leaf.getNotAfter());
    if (time < from || time > until) {
      throw new RecordRefused(
          "PTL-FAB-007", path, "valid from " + from + " to " + until, "valid at " + time);
    }
  }

  private static void requireUsable(String path, X509Certificate leaf) {
    boolean[] uses = leaf.getKeyUsage();
    if (leaf.getBasicConstraints() >= 0 || uses != null && !uses[0]) {
      throw new RecordRefused(
          "PTL-FAB-006", path, "a CA, or a key that may not sign", "a certificate that signs");
    }
  }

  private void requireNotRevoked(String path, X509Certificate certificate) {
    for (X509CRL crl : crls) {
      if (crl.isRevoked(certificate)) {
        throw new RecordRefused(
            "PTL-FAB-008",
            path,
            "number " + certificate.getSerialNumber().toString(16) + ", revoked",
            "a certificate that is not");
      }
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
