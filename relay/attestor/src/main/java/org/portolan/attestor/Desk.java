package org.portolan.attestor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.LedgerFamilies;
import org.portolan.ledger.LedgerReader;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.cose.Signer;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.AttestorKeys;
import org.portolan.relay.attest.AttestorWire;
import org.portolan.relay.attest.LocalAttestor;
import org.portolan.relay.attest.StatementSigner;

/** Everything that an attestor needs to decide, opened: keys, nodes, trust, journal, lanes. */
final class Desk implements AutoCloseable {
  private final AttestorConfig config;
  private final LedgerReader ledger;
  private final List<Source> sources;
  private final FollowedTrust trust;
  private final AttestorJournal journal;
  private final Map<Bytes32, Attestor> lanes = new LinkedHashMap<>();

  /**
   * @param step is told when a statement is about to be signed; a test may halt the process there
   */
  Desk(AttestorConfig config, Clock clock, Consumer<String> step) {
    this.config = config;
    makeFolder(config.folder());
    AttestorKeys keys = KeyStores.open(config.keys());
    this.trust = new FollowedTrust(config.trust(), config.folder());
    this.ledger = LedgerFamilies.read(config.source(), clock);
    this.sources = TwoOperators.of(config, ledger);
    requireTrusted(ledger);
    this.journal = journal(keys);
    config.lanes().forEach(lane -> open(lane, keys, clock, step));
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the attestor's folder " + folder, e);
    }
  }

  private void requireTrusted(LedgerReader reader) {
    NetworkIdentity believed = trust.epochs().current().network();
    if (!believed.equals(reader.network())
        || !trust.epochs().current().registry().equals(reader.registry())) {
      throw new IllegalArgumentException(
          "the nodes are of "
              + reader.network()
              + ", registry "
              + reader.registry()
              + "; the epochs are of "
              + believed
              + ", registry "
              + trust.epochs().current().registry());
    }
  }

  private AttestorJournal journal(AttestorKeys keys) {
    Path file = config.folder().resolve("attestor.journal");
    Signer seal =
        keys.cose().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "key.1 is needed for COSE: it signs the journal, on lanes to contracts"
                            + " too"));
    return new AttestorJournal(file, seal, config.former());
  }

  private void open(
      AttestorConfig.LaneConfig lane, AttestorKeys keys, Clock clock, Consumer<String> step) {
    Policy policy = policy(lane.policy());
    Bytes32 id =
        Identifiers.lane(
            ledger.network().id(),
            ledger.registry(),
            new NetworkIdentity(lane.network(), lane.genesis()).id(),
            lane.registry(),
            policy.digest());
    AttestationScheme scheme = policy.scheme(lane.contract().map(at -> domain(lane.network(), at)));
    StatementSigner signer = keys.signer(scheme);
    lanes.put(
        id,
        new LocalAttestor(
            config.organisation(),
            statement -> {
              step.accept("signing");
              return signer.sign(statement);
            },
            new LocalAttestor.Charge(
                id,
                ledger.network(),
                ledger.registry(),
                trust,
                policy,
                verifier(ledger.network().namespace(), clock),
                scheme),
            sources.get(0),
            sources.get(1),
            journal,
            clock));
  }

  private static Policy policy(Path file) {
    try {
      return Policy.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the policy " + file, e);
    }
  }

  private static Eip712Domain domain(String network, String contract) {
    if (!network.matches("eip155:[0-9]{1,18}") || !contract.matches("0x[0-9a-fA-F]{40}")) {
      throw new IllegalArgumentException(
          "a contract is 0x and 40 hex digits, of a network eip155:N; not "
              + contract
              + " of "
              + network);
    }
    return new Eip712Domain(
        Long.parseLong(network.substring("eip155:".length())),
        Hex.decode(contract.substring(2).toLowerCase(Locale.ROOT)));
  }

  private static EvidenceVerifier verifier(String kind, Clock clock) {
    return EvidenceKinds.verifiers(clock).stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("evidence of " + kind + " is not known here"));
  }

  Attestor.Answer answer(AttestorWire.BatchQuestion asked) {
    return at(asked.statement().lane())
        .map(it -> it.attest(asked.statement(), asked.status(), asked.opening()))
        .orElseGet(() -> anotherLane(asked.statement().lane()));
  }

  Attestor.Answer answer(AttestorWire.StatusQuestion asked) {
    return at(asked.statement().lane())
        .map(it -> it.attest(asked.statement(), asked.status()))
        .orElseGet(() -> anotherLane(asked.statement().lane()));
  }

  private Optional<Attestor> at(Bytes32 lane) {
    return Optional.ofNullable(lanes.get(lane));
  }

  private Attestor.Answer anotherLane(Bytes32 lane) {
    return new Attestor.Answer.Declined(
        Refusal.of("PTL-ATT-001", "lane", lane.hex(), "one of " + lanes.keySet()));
  }

  AttestorConfig config() {
    return config;
  }

  List<Source> sources() {
    return sources;
  }

  FollowedTrust trust() {
    return trust;
  }

  AttestorJournal journal() {
    return journal;
  }

  Iterable<Bytes32> lanes() {
    return lanes.keySet();
  }

  @Override
  public void close() {
    journal.close();
    ledger.close();
  }
}
