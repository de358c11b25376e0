package org.portolan.ethereum;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.ethereum.account.KeySigner;
import org.portolan.ethereum.account.TransactionSigner;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamily;
import org.portolan.ledger.LedgerReader;
import org.portolan.record.cose.Signer;

/** The Ethereum family: any chain with an EVM of Berlin or later. */
public final class EthereumFamily implements LedgerFamily {
  @Override
  public String namespace() {
    return "eip155";
  }

  /**
   * @param account not used: an account of this family is a secp256k1 key, which the settings
   *     {@code keystore} and {@code keystorePasswordFile} name
   */
  @Override
  public Ledger open(Map<String, String> settings, Signer account, Clock clock) {
    EthereumSettings read = EthereumSettings.read(settings);
    if (read.keystore().isEmpty() || read.passwordFile().isEmpty()) {
      throw new IllegalArgumentException(
          "keystore and keystorePasswordFile name the account's key");
    }
    return EthereumLedger.open(
        read,
        KeySigner.ofKeystore(read.keystore().get(), read.passwordFile().get()),
        reading(settings),
        clock);
  }

  /** An account that holds nothing and signs nothing: only the chain's nodes are asked. */
  @Override
  public LedgerReader read(Map<String, String> settings, Clock clock) {
    return open(settings, new KeySigner(EthereumKey.generate(new SecureRandom())), clock);
  }

  /**
   * With a key that stands somewhere else: a token, a signing service.
   *
   * @param signer for the account; the settings name no keystore
   */
  public static Ledger open(Map<String, String> settings, TransactionSigner signer, Clock clock) {
    return EthereumLedger.open(EthereumSettings.read(settings), signer, reading(settings), clock);
  }

  /** Everything but the account, what it may pay, and whom it proposes to believe. */
  private static Map<String, String> reading(Map<String, String> settings) {
    Map<String, String> left = new TreeMap<>(settings);
    List.of("keystore", "keystorePasswordFile", "maxFeePerGas").forEach(left::remove);
    left.keySet().removeIf(name -> name.startsWith(PeerCertificate.PREFIX));
    return left;
  }
}
