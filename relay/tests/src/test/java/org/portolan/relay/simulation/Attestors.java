package org.portolan.relay.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.LocalAttestor;
import org.portolan.relay.attest.StatementSigner;

/**
 * Three organisations' attestors, each with two nodes and a journal of its own. One of them may
 * lie, or one of the nodes of each.
 */
final class Attestors implements AutoCloseable {
  private static final List<String> ORGANISATIONS = List.of("bank-a", "bank-b", "bank-c");

  /** No evidence is asked for: attestors rest on two operators' nodes. */
  private static final EvidenceVerifier NOTHING_IS_PROVEN =
      new EvidenceVerifier() {
        @Override
        public String kind() {
          return "eip155";
        }

        @Override
        public Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch) {
          throw new UnsupportedOperationException("this chain proves nothing by itself");
        }

        @Override
        public boolean proves(TrustEpoch epoch) {
          return false;
        }
      };

  private final SimulatedSource chain;
  private final VirtualTime time;
  private final Supplier<Faults> faults;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Path folder;

  Attestors(SimulatedSource chain, VirtualTime time, Supplier<Faults> faults) {
    this.chain = chain;
    this.time = time;
    this.faults = faults;
    this.folder = folder();
  }

  /** In memory where the system has a place for that: a journal is synced for every signature. */
  private static Path folder() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "attestors")
          : Files.createTempDirectory("attestors");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<AttestorEntry> entries() {
    return ORGANISATIONS.stream()
        .map(
            name ->
                new AttestorEntry(
                    SimulatedKeys.of(name).keyId(),
                    name,
                    "cose",
                    Optional.of(SimulatedKeys.of(name).spki())))
        .toList();
  }

  List<Attestor> of(Bytes32 lane, Policy policy, TrustFile.Registry registry, Chance chance) {
    List<Attestor> all = new ArrayList<>();
    for (String name : ORGANISATIONS) {
      LocalAttestor.Charge charge =
          new LocalAttestor.Charge(
              lane,
              chain.network,
              chain.registry,
              () -> registry,
              policy,
              NOTHING_IS_PROVEN,
              policy.scheme(Optional.empty()));
      // A chain of chances each: they are asked at once, and who answers first is nobody's guess.
      Chance own = chance.another();
      BooleanSupplier lies = () -> own.happens(faults.get().lyingNode() / 4);
      LocalAttestor honest =
          new LocalAttestor(
              name,
              StatementSigner.cose(List.of(SimulatedKeys.of(name))),
              charge,
              new SimulatedNode(name + ", node 1", chain, mood(own), () -> false),
              new SimulatedNode(name + ", node 2", chain, mood(own), lies),
              journal(name),
              time.new Shown());
      boolean liar = name.equals("bank-c");
      all.add(new Moody(honest, StatementSigner.cose(List.of(SimulatedKeys.of(name))), liar, own));
    }
    return all;
  }

  private AttestorJournal journal(String name) {
    AttestorJournal journal =
        new AttestorJournal(folder.resolve(name), SimulatedKeys.of("journal of " + name));
    open.add(journal);
    return journal;
  }

  private SimulatedNode.Mood mood(Chance own) {
    return new SimulatedNode.Mood() {
      @Override
      public void asked() {
        if (own.happens(faults.get().unreachable() / 4)) {
          throw new LedgerUnavailable("the attestor's node does not answer", null);
        }
      }

      @Override
      public long behind() {
        return own.happens(faults.get().behind()) ? own.below(3) : 0;
      }
    };
  }

  /** One that is not always there; one that lies signs what it is asked, or says anything. */
  private final class Moody implements Attestor {
    private final LocalAttestor honest;
    private final StatementSigner pen;
    private final boolean liar;
    private final Chance own;

    Moody(LocalAttestor honest, StatementSigner pen, boolean liar, Chance own) {
      this.honest = honest;
      this.pen = pen;
      this.liar = liar;
      this.own = own;
    }

    @Override
    public String organisation() {
      return honest.organisation();
    }

    @Override
    public Answer attest(BatchStatement s, PublisherStatus status, BatchOpening opening) {
      return answer(s, () -> honest.attest(s, status, opening));
    }

    @Override
    public Answer attest(StatusStatement s, PublisherStatus status) {
      return answer(s, () -> honest.attest(s, status));
    }

    private Answer answer(Statement s, Supplier<Answer> truth) {
      if (own.happens(faults.get().attestorDown())) {
        return new Answer.Unreachable("down");
      }
      if (!liar || !faults.get().lyingAttestor()) {
        return truth.get();
      }
      return switch (own.below(4)) {
        case 0 ->
            new Answer.Declined(
                Refusal.of(
                    own.of(List.of("PTL-ATT-010", "PTL-ATT-011", "PTL-LED-005", "PTL-ATT-008")),
                    "a lie",
                    "nothing",
                    "nothing"));
        default -> new Answer.Signed(pen.sign(s));
      };
    }
  }

  @Override
  public void close() {
    try {
      for (AutoCloseable each : open) {
        each.close();
      }
      for (String name : ORGANISATIONS) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
