package org.portolan.evidence.fabric;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/**
 * Who anchors, on Fabric: an MSP, the name of a certificate's issuer and that of its subject. A
 * renewed certificate is the same publisher.
 */
public final class FabricPublisher {
  private FabricPublisher() {}

  public static Bytes32 of(String mspId, X509Certificate certificate) {
    return Sha256.hash(
        mspId.getBytes(StandardCharsets.UTF_8),
        new byte[1],
        certificate.getIssuerX500Principal().getEncoded(),
        certificate.getSubjectX500Principal().getEncoded());
  }
}
