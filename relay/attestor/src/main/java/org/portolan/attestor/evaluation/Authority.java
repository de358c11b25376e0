package org.portolan.attestor.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Vouches for relays and attestors of an evaluation on one machine. */
public final class Authority {
  private static final Duration A_YEAR = Duration.ofDays(365);

  private final X500Principal name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private Authority(String name, KeyPair keys) {
    this.name = new X500Principal("CN=" + name);
    this.keys = keys;
    Instant now = Instant.now();
    this.certificate = certify(this.name, keys.getPublic(), now, now.plus(A_YEAR), true);
  }

  public static Authority create(String name) {
    return new Authority(name, pair());
  }

  /** A P-256 pair, as TLS takes them everywhere. */
  public static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a year from now, on this machine's names. */
  public X509Certificate certify(String subject, PublicKey key) {
    Instant now = Instant.now();
    return certify(subject, key, now, now.plus(A_YEAR));
  }

  public X509Certificate certify(String subject, PublicKey key, Instant from, Instant until) {
    return certify(new X500Principal("CN=" + subject), key, from, until, false);
  }

  private X509Certificate certify(
      X500Principal subject, PublicKey key, Instant from, Instant until, boolean authority) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(120, new SecureRandom()),
              Date.from(from.minusSeconds(60)),
              Date.from(until),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(Extension.subjectAlternativeName, false, thisMachine());
      }
      // The JDK's own knows neither SM2 nor secp256k1.
      return new JcaX509CertificateConverter()
          .setProvider(new BouncyCastleProvider())
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException("cannot certify " + subject, e);
    }
  }

  private static GeneralNames thisMachine() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
  }

  /** A PKCS#12 file with a new key for TLS, vouched for by this authority. */
  public void issue(Path file, char[] password, String subject, Instant from, Instant until) {
    KeyPair pair = pair();
    store(
        file, password, "tls", pair.getPrivate(), certify(subject, pair.getPublic(), from, until));
  }

  /** As the other, for a year from now. */
  public void issue(Path file, char[] password, String subject) {
    Instant now = Instant.now();
    issue(file, password, subject, now, now.plus(A_YEAR));
  }

  /** Writes a key with its certificate, which this authority signed, to a PKCS#12 file. */
  public void store(
      Path file, char[] password, String alias, PrivateKey key, X509Certificate certified) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key, password, new Certificate[] {certified, certificate});
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var out = Files.newOutputStream(file)) {
        store.store(out, password);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot write the key store " + file, e);
    }
  }

  /** This authority's own certificate, for whoever believes it. */
  public void writePem(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
