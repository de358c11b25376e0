package org.portolan.ethereum.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.portolan.record.cose.PrivateFile;
import org.web3j.crypto.Keys;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/** A keystore and its password, each a file, made where there are none: for evaluation. */
public record KeystoreFile(Path keystore, Path password) {
  public static KeystoreFile loadOrCreate(Path folder, String name) {
    KeystoreFile file =
        new KeystoreFile(folder.resolve(name + ".json"), folder.resolve(name + ".password"));
    try {
      if (!Files.exists(file.keystore)) {
        file.create();
      }
      return file;
    } catch (IOException | GeneralSecurityException | CipherException e) {
      throw new IllegalStateException("cannot make the keystore " + file.keystore, e);
    }
  }

  private void create() throws IOException, GeneralSecurityException, CipherException {
    // 122 random bits need no slow derivation, which would make each start a second longer.
    String secret = UUID.randomUUID().toString();
    PrivateFile.write(password, secret + "\n");
    Path folder = password.toAbsolutePath().getParent();
    String made =
        WalletUtils.generateWalletFile(secret, Keys.createEcKeyPair(), folder.toFile(), false);
    Files.move(folder.resolve(made), keystore, StandardCopyOption.ATOMIC_MOVE);
  }

  public KeySigner signer() {
    return KeySigner.ofKeystore(keystore, password);
  }
}
