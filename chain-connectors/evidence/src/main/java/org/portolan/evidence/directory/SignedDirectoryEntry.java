package org.portolan.evidence.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.epoch.EntrySignatures;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Signer;

/** An entry of a directory: its payload, and who put it in force. */
public record SignedDirectoryEntry(byte[] payload, List<SignaturePart> signatures) {
  public SignedDirectoryEntry {
    signatures = List.copyOf(signatures);
  }

  public static SignedDirectoryEntry of(DirectoryEntry entry) {
    return new SignedDirectoryEntry(entry.payload(), List.of());
  }

  public SignedDirectoryEntry signed(Signer attestor) {
    return with(EntrySignatures.sign(attestor, DirectoryEntry.signedBytes(payload)));
  }

  public SignedDirectoryEntry signed(EthereumKey attestor) {
    return with(EntrySignatures.sign(attestor, DirectoryEntry.signedBytes(payload)));
  }

  /** As the others, by whoever holds the key. */
  public SignedDirectoryEntry signed(Function<byte[], SignaturePart> attestor) {
    return with(attestor.apply(DirectoryEntry.signedBytes(payload)));
  }

  public SignedDirectoryEntry with(SignaturePart signature) {
    List<SignaturePart> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedDirectoryEntry(payload, more);
  }

  public Set<String> organisations(List<AttestorEntry> attestors) {
    return EntrySignatures.organisations(
        signatures, attestors, DirectoryEntry.signedBytes(payload));
  }
}
