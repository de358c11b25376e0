package org.portolan.fabric.devnet;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.client.identity.Identities;
import org.portolan.fabric.devnet.Devnet.Organisation;

/** The authority of Customs on a development network, whose key lies in the network's folder. */
public final class DevnetAuthority {
  private final X509Certificate certificate;
  private final PrivateKey key;

  private DevnetAuthority(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  public static DevnetAuthority customs(FabricDevnet network) throws Exception {
    Path folder = network.members(Organisation.CUSTOMS).resolve("ca");
    return new DevnetAuthority(
        Identities.readX509Certificate(
            new StringReader(Files.readString(folder.resolve("ca.customs.example-cert.pem")))),
        Identities.readPrivateKey(new StringReader(Files.readString(folder.resolve("priv_sk")))));
  }

  /** The list on which these stand. */
  public X509CRL revoking(List<X509Certificate> revoked) throws Exception {
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            Date.from(Instant.now().minus(Duration.ofMinutes(5))));
    list.setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(365))));
    for (X509Certificate each : revoked) {
      list.addCRLEntry(each.getSerialNumber(), new Date(), CRLReason.keyCompromise);
    }
    list.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
    return new JcaX509CRLConverter().getCRL(list.build(signer()));
  }

  /**
   * The settings of a client whose certificate holds from one moment to another.
   *
   * @param folder where certificate and key are written
   */
  public Map<String, String> client(
      Map<String, String> settings, Path folder, Instant from, Instant until) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            certificate,
            BigInteger.valueOf(from.toEpochMilli()),
            Date.from(from),
            Date.from(until),
            new X500Name("CN=late@customs.example,OU=client"),
            pair.getPublic());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
    X509Certificate made =
        new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    Map<String, String> own = new HashMap<>(settings);
    own.put("certificate", write(folder.resolve("late.pem"), "CERTIFICATE", made.getEncoded()));
    own.put(
        "key", write(folder.resolve("late.key"), "PRIVATE KEY", pair.getPrivate().getEncoded()));
    return own;
  }

  private ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
  }

  private static String write(Path file, String what, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    return file.toString();
  }
}
