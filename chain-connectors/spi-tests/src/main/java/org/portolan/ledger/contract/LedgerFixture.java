package org.portolan.ledger.contract;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;

/** A real ledger of one family, for a test, and what can be done to it. */
public interface LedgerFixture extends AutoCloseable {
  /** Something that a fixture can do to its ledger; cases that need another are counted. */
  enum Hook {
    /** Let the ledger's time pass: {@link #later}. */
    TIME,
    /** Open the ledger in a process that is killed: {@link #elsewhere}. */
    KILL,
    /** Show an endpoint that lies: {@link #lying}. */
    LIE,
    /** Take back what the ledger had reported: {@link #reorganise}. */
    REORGANISE
  }

  /** How an endpoint lies. */
  enum Lie {
    /** It has another root for an ordinal. */
    OTHER_ROOT,
    /** It leaves out an ending. */
    HIDDEN_ENDING,
    /** It has forgotten the newest entries or blocks, and says that this is all. */
    ROLLED_BACK,
    /** It shows another history of the same height, signed by the ledger's own keys. */
    FORKED
  }

  default Set<Hook> hooks() {
    return Set.of();
  }

  /** Opens a connection to the same ledger; the one before was closed, or its process killed. */
  Ledger open();

  EvidenceVerifier verifier();

  /** What a verifier believes of this ledger. */
  TrustEpoch epoch();

  /** The time by which the ledger judges statements. */
  default Clock clock() {
    return Clock.systemUTC();
  }

  /** The command that puts a trust file in force, signed by whoever may. */
  default Command.ChangeTrust governed(TrustFile trust) {
    throw new Missing("the fixture cannot change whom the ledger believes");
  }

  /** An attestor whose signatures this ledger can check. */
  default TestAttestor attestor(String organisation) {
    return new CoseAttestor(organisation);
  }

  /** A lane that ends at this ledger, with the domain that its attestors' signatures need. */
  default TrustFile.Lane lane(Bytes32 id) {
    return new TrustFile.Lane(id, Optional.empty());
  }

  /** Lets the ledger's time pass. */
  default void later(Duration duration) {
    throw new UnsupportedOperationException("this fixture has not " + Hook.TIME);
  }

  /** How another process opens the same ledger with the same account. */
  default Elsewhere elsewhere() {
    throw new UnsupportedOperationException("this fixture has not " + Hook.KILL);
  }

  /**
   * @param opener has a constructor without parameters
   */
  record Elsewhere(Class<? extends Opener> opener, String argument) {}

  /** Opens a ledger in another process. */
  interface Opener {
    Ledger open(String argument);
  }

  /**
   * An endpoint of this ledger as it stands that lies about the last deed in it: anchored for
   * {@link Lie#OTHER_ROOT}, ended for {@link Lie#HIDDEN_ENDING}, any for the others. It had seen
   * the true head before it began to lie.
   */
  default Source lying(Lie lie) {
    throw new UnsupportedOperationException("this fixture has not " + Hook.LIE);
  }

  /** Makes the last block, and what is in it, not have happened. */
  default void reorganise() {
    throw new UnsupportedOperationException("this fixture has not " + Hook.REORGANISE);
  }
}
