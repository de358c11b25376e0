package org.portolan.fabric.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;

/** Certificates and keys from PEM files. A folder with one file, a keystore, stands for it. */
public final class PemKeys {
  private PemKeys() {}

  public static X509Certificate certificate(Path file) {
    try {
      return Identities.readX509Certificate(Files.readString(only(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no certificate in PEM: " + file, e);
    }
  }

  public static MessageSigner signer(Path file) {
    try {
      PrivateKey key = Identities.readPrivateKey(Files.readString(only(file)));
      org.hyperledger.fabric.client.identity.Signer signer = Signers.newPrivateKeySigner(key);
      return message -> {
        try {
          return signer.sign(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("the key of " + file + " does not sign", e);
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no private key in PEM: " + file, e);
    }
  }

  static Path only(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return file;
    }
    try (Stream<Path> files = Files.list(file)) {
      return files
          .reduce((a, b) -> null)
          .orElseThrow(() -> new IllegalArgumentException("not exactly one file in " + file));
    }
  }
}
