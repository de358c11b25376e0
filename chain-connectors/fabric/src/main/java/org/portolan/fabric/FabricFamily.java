package org.portolan.fabric;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.portolan.fabric.peer.Account;
import org.portolan.fabric.peer.CoseAccountSigner;
import org.portolan.fabric.peer.MessageSigner;
import org.portolan.fabric.peer.PemKeys;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamily;
import org.portolan.ledger.LedgerReader;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;

/** Channels of Hyperledger Fabric, {@code fabric:NAME}. */
public final class FabricFamily implements LedgerFamily {
  @Override
  public String namespace() {
    return "fabric";
  }

  /**
   * The account is the certificate in the settings; its key is the one in the settings, or the
   * given signer, which may be a token's.
   */
  @Override
  public Ledger open(Map<String, String> settings, Signer account, Clock clock) {
    FabricSettings read = FabricSettings.read(settings);
    var certificate = PemKeys.certificate(read.certificate());
    MessageSigner signer =
        read.key()
            .map(PemKeys::signer)
            .orElseGet(() -> own(account, certificate.getPublicKey().getEncoded()));
    return FabricLedger.open(read, new Account(read.msp(), certificate, signer), clock);
  }

  /** Peers answer nobody without a certificate: whoever reads has one too. */
  @Override
  public LedgerReader read(Map<String, String> settings, Clock clock) {
    FabricSettings read = FabricSettings.read(settings);
    return FabricLedger.open(read, read.ownAccount(), clock);
  }

  private static MessageSigner own(Signer account, byte[] spki) {
    if (account.alg() != Alg.ES256 || !Arrays.equals(account.spki(), spki)) {
      throw new IllegalArgumentException(
          "the setting key is missing, and the account's signer has not the certificate's key");
    }
    return new CoseAccountSigner(account);
  }
}
