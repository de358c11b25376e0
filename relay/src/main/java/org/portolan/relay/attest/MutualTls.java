package org.portolan.relay.attest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** TLS in which both sides show a certificate, 1.3 alone: relays and attestors know each other. */
public final class MutualTls {
  public static final String PROTOCOL = "TLSv1.3";

  private MutualTls() {}

  /**
   * @param keyStore PKCS#12 with this side's key and certificate chain
   * @param passwordFile whose first line opens it
   * @param authorities PEM file of the certificates that may vouch for the other side
   */
  public static SSLContext of(Path keyStore, Path passwordFile, Path authorities) {
    char[] password = password(passwordFile);
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      SSLContext tls = SSLContext.getInstance(PROTOCOL);
      tls.init(keys.getKeyManagers(), trust(authorities).getTrustManagers(), null);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the TLS key store does not open: " + keyStore + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The first line of a file: so it stands in no configuration and no list of processes. */
  public static char[] password(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst().orElse("").toCharArray();
    } catch (IOException e) {
      throw new IllegalArgumentException("the password file cannot be read: " + file, e);
    }
  }

  private static TrustManagerFactory trust(Path authorities) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    try (InputStream in = Files.newInputStream(authorities)) {
      KeyStore known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (read.isEmpty()) {
        throw new IllegalArgumentException("no certificate in " + authorities);
      }
      int number = 0;
      for (Certificate one : read) {
        known.setCertificateEntry("authority-" + number++, one);
      }
      trust.init(known);
      return trust;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the certificates in " + authorities, e);
    }
  }

  /** Both sides: nothing older, nothing else. */
  public static SSLParameters only13(SSLContext tls) {
    SSLParameters parameters = tls.getDefaultSSLParameters();
    parameters.setProtocols(new String[] {PROTOCOL});
    return parameters;
  }
}
