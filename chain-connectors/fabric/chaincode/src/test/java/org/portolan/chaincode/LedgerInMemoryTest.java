package org.portolan.chaincode;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.contract.LedgerContract;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** The contract, on the chaincode alone: two peers simulate each command and have to agree. */
class LedgerInMemoryTest extends LedgerContract {
  @Override
  protected LedgerFixture fixture() {
    return new Fixture();
  }

  private static final class Fixture implements LedgerFixture {
    private final TestRegistry registry = TestRegistry.governedBy(1);

    @Override
    public Set<Hook> hooks() {
      return EnumSet.of(Hook.TIME);
    }

    @Override
    public Ledger open() {
      return new StubLedger(registry);
    }

    @Override
    public Clock clock() {
      return registry.channel.clock();
    }

    @Override
    public void later(Duration duration) {
      registry.channel.later(duration);
    }

    @Override
    public Command.ChangeTrust governed(TrustFile trust) {
      return new Command.ChangeTrust(trust.encode(), new byte[0]);
    }

    @Override
    public EvidenceVerifier verifier() {
      return new EvidenceVerifier() {
        @Override
        public String kind() {
          return "fabric";
        }

        @Override
        public Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch) {
          return Refused.of("PTL-EVI-001", "evidence", "none", "what no peer signed here");
        }
      };
    }

    @Override
    public TrustEpoch epoch() {
      return new TrustEpoch(
          Bytes32.ZERO,
          HashAlgorithm.SHA256,
          0,
          Optional.empty(),
          Json.object("kind", Json.of("fabric")),
          List.of());
    }

    @Override
    public void close() {
      // It is in memory.
    }
  }
}
