package org.portolan.chaincode;

import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.portolan.evidence.fabric.FabricPublisher;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes32;

/** A member of an organisation, with the certificate that its authority would have given it. */
record TestIdentity(String msp, X509Certificate certificate) {
  /** Where Fabric's certificate authority writes attributes: {"attrs":{...}}. */
  private static final ASN1ObjectIdentifier ATTRIBUTES =
      new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

  static TestIdentity of(String msp, String name, String unit, Map<String, String> attributes) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Instant now = Instant.now();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=ca." + msp),
              BigInteger.ONE,
              Date.from(now.minusSeconds(60)),
              Date.from(now.plusSeconds(3_600)),
              new X500Name("CN=" + name + ",OU=" + unit),
              pair.getPublic());
      if (!attributes.isEmpty()) {
        StringBuilder json = new StringBuilder("{\"attrs\":{");
        attributes.forEach(
            (key, value) ->
                json.append(json.toString().endsWith("{") ? "" : ",")
                    .append('"' + key + "\":\"" + value + '"'));
        builder.addExtension(
            ATTRIBUTES, false, json.append("}}").toString().getBytes(StandardCharsets.UTF_8));
      }
      return new TestIdentity(
          msp,
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static TestIdentity admin(String msp) {
    return of(msp, "admin." + msp, "admin", Map.of());
  }

  static TestIdentity client(String msp) {
    return of(msp, "client." + msp, "client", Map.of());
  }

  Bytes32 publisher() {
    return FabricPublisher.of(msp, certificate);
  }

  /** A SerializedIdentity. */
  byte[] creator() {
    StringWriter pem = new StringWriter();
    try (JcaPEMWriter out = new JcaPEMWriter(pem)) {
      out.writeObject(certificate);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    return new ProtoWriter()
        .text(1, msp)
        .bytes(2, pem.toString().getBytes(StandardCharsets.UTF_8))
        .toByteArray();
  }
}
