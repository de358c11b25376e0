package org.portolan.ledger.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite, all parts of it. What a connector declares it cannot do is skipped with a sentence,
 * counted, and printed when the suite ends.
 */
@ExtendWith(MissingCases.class)
public abstract class LedgerContract
    implements AnchoringContract,
        EventsContract,
        EvidenceContract,
        SourcesContract,
        RestartContract,
        AcceptanceContract,
        RecognitionContract,
        EndingsContract,
        EquivocationContract {
  private UnderTest underTest;

  /** A ledger of its own for each case. */
  protected abstract LedgerFixture fixture() throws Exception;

  @BeforeEach
  void openLedger() throws Exception {
    underTest = new UnderTest(fixture());
  }

  @AfterEach
  void closeLedger() throws Exception {
    if (underTest != null) {
      underTest.close();
    }
  }

  @Override
  public final UnderTest on() {
    return underTest;
  }
}
