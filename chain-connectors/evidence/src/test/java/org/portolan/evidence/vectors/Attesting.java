package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;

/** An organisation that attests: its entries in an epoch, and how it signs a statement. */
interface Attesting {
  List<AttestorEntry> entries();

  SignaturePart sign(Statement statement);

  /** With one COSE key. */
  static Attesting cose(String organisation, Signer key) {
    return of(
        List.of(entry(organisation, key)),
        statement ->
            new SignaturePart(
                key.keyId(), "cose", CoseSign1.signDetached(key, statement.signedBytes())));
  }

  /** With several COSE keys at once. */
  static Attesting hybrid(String organisation, List<Signer> keys) {
    List<AttestorEntry> entries = new ArrayList<>();
    keys.forEach(key -> entries.add(entry(organisation, key)));
    return of(
        entries,
        statement ->
            new SignaturePart(
                keys.get(0).keyId(), "cose", CoseSign.signDetached(keys, statement.signedBytes())));
  }

  /** With an Ethereum key, for one contract. */
  static Attesting ethereum(String organisation, EthereumKey key, Eip712Domain domain) {
    return of(
        List.of(new AttestorEntry(key.address(), organisation, "eip712", Optional.empty())),
        statement ->
            new SignaturePart(key.address(), "eip712", key.sign(Eip712.digest(domain, statement))));
  }

  private static AttestorEntry entry(String organisation, Signer key) {
    return new AttestorEntry(key.keyId(), organisation, "cose", Optional.of(key.spki()));
  }

  private static Attesting of(
      List<AttestorEntry> entries, java.util.function.Function<Statement, SignaturePart> signs) {
    return new Attesting() {
      @Override
      public List<AttestorEntry> entries() {
        return entries;
      }

      @Override
      public SignaturePart sign(Statement statement) {
        return signs.apply(statement);
      }
    };
  }
}
