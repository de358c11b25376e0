package org.portolan.evidence.fabric.msp;

import java.io.ByteArrayInputStream;
import java.security.NoSuchProviderException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.portolan.record.RecordRefused;

/** X.509 as the JDK reads it, whatever other providers a process has; nothing behind the DER. */
public final class Certificates {
  private Certificates() {}

  public static X509Certificate read(String code, String path, byte[] der) {
    try {
      X509Certificate certificate =
          (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
      if (Arrays.equals(certificate.getEncoded(), der)) {
        return certificate;
      }
    } catch (CertificateException e) {
      throw refused(code, path, der);
    }
    throw refused(code, path, der);
  }

  public static X509CRL readCrl(String code, String path, byte[] der) {
    try {
      X509CRL crl = (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
      if (Arrays.equals(crl.getEncoded(), der)) {
        return crl;
      }
    } catch (CRLException | CertificateException e) {
      throw refused(code, path, der);
    }
    throw refused(code, path, der);
  }

  private static CertificateFactory factory() throws CertificateException {
    try {
      return CertificateFactory.getInstance("X.509", "SUN");
    } catch (NoSuchProviderException e) {
      return CertificateFactory.getInstance("X.509");
    }
  }

  private static RecordRefused refused(String code, String path, byte[] der) {
    return new RecordRefused(code, path, der.length + " bytes", "one X.509 structure in DER");
  }
}
