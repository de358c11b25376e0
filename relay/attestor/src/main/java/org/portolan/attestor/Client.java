package org.portolan.attestor;

import com.sun.net.httpserver.HttpsExchange;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.portolan.evidence.Refusal;
import org.portolan.record.Sha256;

/**
 * A relay, by the certificate it showed. TLS has seen that an authority vouches for it; whether it
 * is valid still, on a connection that has been open for days, and whether it is one of those that
 * are served, is asked each time.
 *
 * @param pin SHA-256 of its public key: what its requests are counted under
 */
record Client(String pin, Optional<Refusal> refusal) {
  static Client of(HttpsExchange exchange, Set<String> pins, Clock clock) {
    X509Certificate certificate;
    try {
      Certificate[] chain = exchange.getSSLSession().getPeerCertificates();
      certificate = (X509Certificate) chain[0];
    } catch (SSLPeerUnverifiedException e) {
      return refused("", "PTL-ATT-019", "no certificate", "a relay's");
    }
    String pin = Sha256.hash(certificate.getPublicKey().getEncoded()).hex();
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateException e) {
      return refused(
          pin, "PTL-ATT-023", "until " + certificate.getNotAfter().toInstant(), "a valid one");
    }
    return pins.isEmpty() || pins.contains(pin)
        ? new Client(pin, Optional.empty())
        : refused(pin, "PTL-ATT-019", "key " + pin, "one of client.pins");
  }

  private static Client refused(String pin, String code, String seen, String expected) {
    return new Client(pin, Optional.of(Refusal.of(code, "certificate", seen, expected)));
  }
}
