package org.portolan.attestor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.portolan.evidence.directory.DirectoryEntry;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.EntrySignatures;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;
import org.portolan.relay.attest.AttestorKeys;

/**
 * What a person of the organisation approves with the attestor's keys: the next epoch, or an issuer
 * of the directory. The attestor itself never does: whom to believe is not for software to decide.
 */
final class Approval {
  private Approval() {}

  /**
   * @return what was signed, for the person
   */
  static String add(AttestorConfig config, Path file) throws IOException {
    Json json = CanonicalJson.parse(Files.readAllBytes(file), EpochFile.MAX_BYTES);
    byte[] payload = Members.of("", json).base64("payload");
    Members inside = Members.of("/payload", CanonicalJson.parse(payload, EpochFile.MAX_BYTES));
    AttestorKeys keys = KeyStores.open(config.keys());
    FollowedTrust trust = new FollowedTrust(config.trust(), config.folder());
    Epoch now = trust.epochs().current();
    Function<byte[], SignaturePart> key = key(keys, now);
    if (inside.text("format").equals(Epoch.FORMAT)) {
      SignedEpoch signed = EpochFile.read("", json).signed(key);
      Epoch next = Epoch.read(signed.payload());
      requireThat(
          next.before().filter(now.digest()::equals).isPresent(), "PTL-EPO-004", next.number());
      Files.write(file, EpochFile.write(signed).canonical());
      return "Signed epoch " + next.number() + ", " + next.digest();
    }
    SignedDirectoryEntry signed = DirectoryFile.read("", json).signed(key);
    DirectoryEntry next = DirectoryEntry.read(signed.payload());
    requireThat(next.epoch().equals(now.digest()), "PTL-DIR-005", next.number());
    Files.write(file, DirectoryFile.write(signed).canonical());
    return "Signed for issuer " + next.issuer().issuer() + ", entry " + next.number();
  }

  private static void requireThat(boolean rule, String code, long number) {
    if (!rule) {
      throw new RecordRefused(
          code, "entry " + number, "another epoch", "the one that this attestor knows");
    }
  }

  /** The first of its keys that the epoch lists. */
  private static Function<byte[], SignaturePart> key(AttestorKeys keys, Epoch now) {
    List<Bytes32> listed = now.attestors().stream().map(AttestorEntry::id).toList();
    return keys.ethereum()
        .filter(own -> listed.contains(own.address()))
        .<Function<byte[], SignaturePart>>map(own -> bytes -> EntrySignatures.sign(own, bytes))
        .or(
            () ->
                keys.cose().stream()
                    .filter(own -> listed.contains(own.keyId()))
                    .findFirst()
                    .map(own -> bytes -> EntrySignatures.sign(own, bytes)))
        .orElseThrow(
            () ->
                new RecordRefused(
                    "PTL-ATT-013", "keys", "none of " + listed, "a key that the epoch lists"));
  }
}
