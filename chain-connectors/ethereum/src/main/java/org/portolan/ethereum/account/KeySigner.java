package org.portolan.ethereum.account;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.record.Bytes32;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/** A key in this process, from a keystore file of the kind that every Ethereum client writes. */
public final class KeySigner implements TransactionSigner {
  private final EthereumKey key;

  public KeySigner(EthereumKey key) {
    this.key = key;
  }

  /**
   * @param password file whose first line is the password
   */
  public static KeySigner ofKeystore(Path keystore, Path password) {
    try {
      String secret = Files.readAllLines(password).stream().findFirst().orElse("");
      Credentials credentials = WalletUtils.loadCredentials(secret, keystore.toFile());
      return new KeySigner(EthereumKey.of(word(credentials.getEcKeyPair().getPrivateKey())));
    } catch (IOException | CipherException e) {
      throw new IllegalArgumentException("the keystore does not open: " + keystore, e);
    }
  }

  private static Bytes32 word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int extra = Math.max(0, bytes.length - Bytes32.LENGTH);
    return Bytes32.leftPadded(java.util.Arrays.copyOfRange(bytes, extra, bytes.length));
  }

  @Override
  public Bytes32 address() {
    return key.address();
  }

  @Override
  public byte[] sign(Bytes32 digest) {
    return key.sign(digest);
  }

  @Override
  public String toString() {
    return "KeySigner[" + address() + "]";
  }
}
