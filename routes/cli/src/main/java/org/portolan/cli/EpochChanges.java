package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import picocli.CommandLine.Option;

/** What an epoch changes of the one before. */
final class EpochChanges {
  @Option(
      names = "--add",
      paramLabel = "ORGANISATION=KEY",
      description =
          "an attestor: a PEM file of its public key or certificate, or 0x and the address of one"
              + " for contracts")
  private List<String> added = List.of();

  @Option(
      names = "--remove",
      paramLabel = "ID",
      description = "an attestor that is in it no longer: 64 hex digits, as epoch show tells them")
  private Set<String> removed = Set.of();

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "what the ledger's kind needs, JSON: keys, validators, witnesses")
  private Path ledger;

  @Option(
      names = "--organisations",
      paramLabel = "N",
      description = "how many organisations of the new epoch put the one after it in force")
  private Long organisations;

  List<AttestorEntry> attestors(List<AttestorEntry> before) throws IOException {
    List<AttestorEntry> after = new ArrayList<>();
    for (String id : removed) {
      if (before.stream().noneMatch(attestor -> attestor.id().hex().equals(id))) {
        throw new RecordRefused("PTL-EPO-001", "--remove", id, "an attestor of the epoch");
      }
    }
    before.stream().filter(attestor -> !removed.contains(attestor.id().hex())).forEach(after::add);
    for (String add : added) {
      int equals = add.indexOf('=');
      if (equals < 1) {
        throw new RecordRefused("PTL-EPO-001", "--add", add, "ORGANISATION=KEY");
      }
      after.add(entry(add.substring(0, equals), add.substring(equals + 1)));
    }
    return after;
  }

  private static AttestorEntry entry(String organisation, String key) throws IOException {
    if (key.matches("0x[0-9a-fA-F]{40}")) {
      byte[] address = Hex.decode(key.substring(2).toLowerCase(Locale.ROOT));
      return new AttestorEntry(
          Bytes32.leftPadded(address), organisation, "eip712", Optional.empty());
    }
    byte[] spki = PublicKeyFile.read(Path.of(key));
    return new AttestorEntry(Identifiers.key(spki), organisation, "cose", Optional.of(spki));
  }

  Json.Obj ledger(Json.Obj before) throws IOException {
    if (ledger == null) {
      return before;
    }
    if (CanonicalJson.parse(Files.readAllBytes(ledger), 1 << 20) instanceof Json.Obj object) {
      return object;
    }
    throw new RecordRefused("PTL-EPO-001", ledger.toString(), "no object", "the ledger member");
  }

  long organisations(long before) {
    return organisations == null ? before : organisations;
  }
}
