package org.portolan.attestor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.record.Bytes32;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.attest.AttestorKeys;
import org.portolan.relay.attest.MutualTls;

/**
 * Keys from PKCS#12 files and PKCS#11 tokens. A file is read with BouncyCastle, which knows every
 * algorithm of the format on every Java; a token with the JDK's own provider, and its key never
 * leaves it.
 */
final class KeyStores {
  private KeyStores() {}

  /** A private key with its public half. */
  private record Pair(PrivateKey key, byte[] spki) {}

  static AttestorKeys open(List<AttestorConfig.KeyConfig> configs) {
    List<Signer> cose = new ArrayList<>();
    Optional<EthereumKey> ethereum = Optional.empty();
    for (AttestorConfig.KeyConfig config : configs) {
      Optional<Alg> alg;
      if (config.token().isPresent()) {
        Provider token = token(config.token().get());
        Pair pair = pair(config, token, Optional.empty());
        alg = KeyKinds.alg(pair.spki(), config.alias());
        cose.add(SigningKey.heldBy(token, alg.orElseThrow(), pair.key(), pair.spki()));
        continue;
      }
      Pair pair = pair(config, new BouncyCastleProvider(), config.store());
      alg = KeyKinds.alg(pair.spki(), config.alias());
      if (alg.isPresent()) {
        cose.add(SigningKey.of(alg.get(), pair.key().getEncoded(), pair.spki()));
      } else {
        ethereum = Optional.of(ethereum(pair.key()));
      }
    }
    return new AttestorKeys(cose, ethereum);
  }

  private static EthereumKey ethereum(PrivateKey key) {
    return EthereumKey.of(
        Bytes32.of(BigIntegers.asUnsignedByteArray(32, ((ECPrivateKey) key).getS())));
  }

  private static Provider token(Path configuration) {
    try {
      return Security.getProvider("SunPKCS11").configure(configuration.toString());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "no PKCS#11 token opens by " + configuration + ": " + reason(e), e);
    }
  }

  private static Pair pair(
      AttestorConfig.KeyConfig config, Provider provider, Optional<Path> file) {
    char[] password = MutualTls.password(config.passwordFile());
    String where = config.store().or(config::token).orElseThrow().toString();
    try (InputStream in = file.isPresent() ? Files.newInputStream(file.get()) : null) {
      KeyStore store = KeyStore.getInstance(file.isPresent() ? "PKCS12" : "PKCS11", provider);
      store.load(in, password);
      PrivateKey key = (PrivateKey) store.getKey(config.alias(), password);
      Certificate certificate = store.getCertificate(config.alias());
      if (key == null || certificate == null) {
        throw new IllegalArgumentException(
            where + " has no private key with a certificate under " + config.alias());
      }
      return new Pair(key, certificate.getPublicKey().getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the key store does not open: " + where + ": " + reason(e), e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static String reason(Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    Throwable cause = e.getCause();
    return cause == null || cause.getMessage() == null || why.contains(cause.getMessage())
        ? why
        : why + ": " + cause.getMessage();
  }
}
