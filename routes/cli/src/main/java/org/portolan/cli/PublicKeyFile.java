package org.portolan.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.record.RecordRefused;

/**
 * A public key in a PEM file (RFC 7468): by itself, or in a certificate, of which nothing but the
 * key is taken. Key stores give certificates, and older OpenSSL cannot take an ML-DSA key out.
 */
final class PublicKeyFile {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int SEQUENCE = 0x30;

  private static final Pattern BLOCK =
      Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----\\s*([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

  private PublicKeyFile() {}

  /** The key as SubjectPublicKeyInfo, DER. */
  static byte[] read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES);
    }
    Matcher block = BLOCK.matcher(new String(bytes, StandardCharsets.US_ASCII));
    if (!block.matches()) {
      throw refused(file, "no single PEM block");
    }
    return switch (block.group(1)) {
      case "PUBLIC KEY" -> key(file, block.group(2));
      case "CERTIFICATE" -> certified(file, bytes);
      default -> throw refused(file, block.group(1));
    };
  }

  private static byte[] key(Path file, String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      if (der.length > 0 && der[0] == SEQUENCE) {
        return der;
      }
    } catch (IllegalArgumentException e) {
      // Said below: what is no base64 is no key either.
    }
    throw refused(file, "no SubjectPublicKeyInfo");
  }

  private static byte[] certified(Path file, byte[] pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem))
          .getPublicKey()
          .getEncoded();
    } catch (CertificateException e) {
      throw refused(file, "a certificate that cannot be read");
    }
  }

  private static RecordRefused refused(Path file, String seen) {
    return new RecordRefused(
        "PTL-EPO-001", file.toString(), seen, "a PEM file of one public key or one certificate");
  }
}
