package org.portolan.evidence.epoch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Signer;

/** An entry of an epoch log: an epoch's payload, and who put it in force. */
public record SignedEpoch(byte[] payload, List<SignaturePart> signatures) {
  public SignedEpoch {
    signatures = List.copyOf(signatures);
  }

  public static SignedEpoch of(Epoch epoch) {
    return new SignedEpoch(epoch.payload(), List.of());
  }

  /** With one more signature: each organisation adds its own where it likes. */
  public SignedEpoch signed(Signer attestor) {
    return with(EntrySignatures.sign(attestor, Epoch.signedBytes(payload)));
  }

  /** As the other, by an attestor that signs for a contract. */
  public SignedEpoch signed(EthereumKey attestor) {
    return with(EntrySignatures.sign(attestor, Epoch.signedBytes(payload)));
  }

  /** As the others, by whoever holds the key. */
  public SignedEpoch signed(Function<byte[], SignaturePart> attestor) {
    return with(attestor.apply(Epoch.signedBytes(payload)));
  }

  /** With a signature that somebody sent; whether it counts is seen when the entry is judged. */
  public SignedEpoch with(SignaturePart signature) {
    List<SignaturePart> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedEpoch(payload, more);
  }

  /** The organisations of these attestors that signed. */
  public Set<String> organisations(List<AttestorEntry> attestors) {
    return EntrySignatures.organisations(signatures, attestors, Epoch.signedBytes(payload));
  }
}
