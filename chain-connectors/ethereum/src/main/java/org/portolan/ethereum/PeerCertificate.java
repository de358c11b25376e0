package org.portolan.ethereum;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.fabric.message.Identity;

/**
 * A peer of a Fabric channel that the governor names to a registry of views.
 *
 * @param organisation its MSP
 * @param certificate PEM file of its signing certificate
 */
record PeerCertificate(String organisation, Path certificate) {
  static final String PREFIX = "peer.";

  /** {@code peer.1.organisation}, {@code peer.1.certificate}, ... in their order. */
  static List<PeerCertificate> read(Map<String, String> left) {
    List<PeerCertificate> peers = new ArrayList<>();
    for (int i = 1; left.containsKey(PREFIX + i + ".organisation"); i++) {
      String organisation = left.remove(PREFIX + i + ".organisation");
      String certificate = left.remove(PREFIX + i + ".certificate");
      if (organisation.isBlank() || certificate == null || certificate.isBlank()) {
        throw new IllegalArgumentException(
            PREFIX + i + ".organisation and " + PREFIX + i + ".certificate name a peer together");
      }
      peers.add(new PeerCertificate(organisation, Path.of(certificate)));
    }
    return peers;
  }

  /** As it signs: a SerializedIdentity. */
  byte[] identity() {
    try (InputStream in = new FileInputStream(certificate.toFile())) {
      byte[] der = CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
      return new Identity(organisation, der).encode();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + certificate, e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException(certificate + " is no certificate in PEM", e);
    }
  }
}
