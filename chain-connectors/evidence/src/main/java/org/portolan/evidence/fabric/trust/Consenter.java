package org.portolan.evidence.fabric.trust;

import java.security.cert.X509Certificate;
import org.portolan.evidence.fabric.msp.Certificates;
import org.portolan.record.Base64Url;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * One orderer of a BFT ordering service, by its number in the channel's configuration. The
 * configuration names its certificate itself, so it is believed as it stands there.
 *
 * @param certificate DER
 * @param key that of the certificate
 */
public record Consenter(long id, String msp, byte[] certificate, VerificationKey key) {
  public static Consenter of(String path, long id, String msp, byte[] certificate) {
    X509Certificate read = Certificates.read("PTL-FAB-003", path, certificate);
    return new Consenter(
        id, msp, certificate, VerificationKey.of(Alg.ES256, read.getPublicKey().getEncoded()));
  }

  static Consenter read(String path, Json item) {
    Members in = Members.of(path, item);
    Consenter consenter = of(path, in.number("id"), in.text("msp"), in.base64("certificate"));
    in.end();
    return consenter;
  }

  Json json() {
    return Json.object(
        "id", Json.of(id),
        "msp", Json.of(msp),
        "certificate", Json.of(Base64Url.encode(certificate)));
  }
}
