package org.portolan.hub.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.attestor.evaluation.AttestorFolder;
import org.portolan.attestor.evaluation.Authority;
import org.portolan.attestor.evaluation.StatementKey;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.cose.Alg;

/**
 * The attestors of an evaluation as processes, each started from a folder of its own as a bank
 * would start one. They end with the hub.
 */
final class ProcessAttestors implements AutoCloseable {
  private final Path folder;
  private final AttestationScheme scheme;
  private final List<AttestorFolder> attestors = new ArrayList<>();
  private final List<AttestorRun> runs = new ArrayList<>();

  ProcessAttestors(Path folder, AttestationScheme scheme) {
    this.folder = folder.resolve("attestor-processes");
    this.scheme = scheme;
    for (String organisation : Attestors.ORGANISATIONS) {
      attestors.add(
          new AttestorFolder(
              this.folder.resolve(Attestors.slug(organisation)), organisation, List.of()));
    }
  }

  /** New keys and certificates, of an authority that is forgotten afterwards. */
  void create() {
    Authority authority = Authority.create("Authority of this evaluation");
    for (int i = 0; i < attestors.size(); i++) {
      AttestorFolder empty = attestors.get(i);
      AttestorFolder made = new AttestorFolder(empty.folder(), empty.organisation(), keys());
      made.create(authority);
      attestors.set(i, made);
    }
    AttestorFolder.relay(folder.resolve("relay"), authority);
  }

  private List<StatementKey> keys() {
    if (scheme.eip712().isPresent()) {
      return List.of(StatementKey.of(Alg.ED25519), StatementKey.forContracts());
    }
    return scheme.algorithms().isEmpty()
        ? List.of(StatementKey.of(Alg.ED25519))
        : scheme.algorithms().stream()
            .map(number -> StatementKey.of(Alg.ofNumber(number).orElseThrow()))
            .toList();
  }

  private boolean signs(StatementKey key) {
    return key.alg().isEmpty() == scheme.eip712().isPresent();
  }

  /** Only once they were created in this run. */
  List<AttestorEntry> entries() {
    return attestors.stream()
        .flatMap(
            it -> it.keys().stream().filter(this::signs).map(key -> key.entry(it.organisation())))
        .toList();
  }

  SignedDirectoryEntry approve(SignedDirectoryEntry entry) {
    SignedDirectoryEntry signed = entry;
    for (AttestorFolder attestor : attestors) {
      StatementKey key = attestor.keys().stream().filter(this::signs).findFirst().orElseThrow();
      signed = key.alg().isPresent() ? signed.signed(key.signer()) : signed.signed(key.ethereum());
    }
    return signed;
  }

  /**
   * Starts them, and writes down where they answer.
   *
   * @param settings of all of them: source, trust, lane
   */
  void start(Map<String, String> settings, Path whereTheyAnswer) {
    Map<String, String> asked = new TreeMap<>();
    Path relay = folder.resolve("relay").toAbsolutePath();
    asked.put("tls.keyStore", relay.resolve("tls.p12").toString());
    asked.put("tls.passwordFile", relay.resolve("password").toString());
    asked.put("tls.authorities", relay.resolve("authorities.pem").toString());
    for (AttestorFolder attestor : attestors) {
      AttestorRun run = AttestorRun.start(attestor.folder(), attestor.configure(settings));
      runs.add(run);
      String name = "attestor." + runs.size() + ".";
      asked.put(name + "organisation", attestor.organisation());
      asked.put(name + "url", "https://127.0.0.1:" + run.port());
    }
    new NetworkSettings(asked).write(whereTheyAnswer);
  }

  /** Whether this folder's attestors are processes. */
  static boolean areIn(Path folder) {
    return Files.exists(folder.resolve("attestor-processes"));
  }

  @Override
  public void close() {
    runs.forEach(AttestorRun::close);
  }
}
