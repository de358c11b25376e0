package org.portolan.relay.simulation;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;

/** One operator's node of the source: it may not answer, be behind, or lie. */
final class SimulatedNode implements Source {
  /** How it is just now. */
  interface Mood {
    /**
     * @throws LedgerUnavailable where it does not answer
     */
    void asked();

    /** Blocks that it does not know yet. */
    long behind();
  }

  private final String name;
  private final SimulatedSource chain;
  private final Mood mood;
  private final BooleanSupplier lies;

  SimulatedNode(String name, SimulatedSource chain, Mood mood, BooleanSupplier lies) {
    this.name = name;
    this.chain = chain;
    this.mood = mood;
    this.lies = lies;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Head head() {
    mood.asked();
    long height = Math.max(1, chain.height() - mood.behind());
    return new Head(height, SimulatedSource.hash("block " + height), 0);
  }

  @Override
  public Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
    mood.asked();
    Optional<Anchor> there =
        chain.anchorOf(publisher, ordinal).filter(a -> blockOf(a) <= asOfHeight);
    return lies.getAsBoolean() ? there.map(SimulatedNode::forged) : there;
  }

  private static long blockOf(Anchor anchor) {
    return ByteBuffer.wrap(anchor.position().toByteArray()).getLong();
  }

  /** The same place with another batch. */
  static Anchor forged(Anchor a) {
    return new Anchor(
        a.publisher(),
        a.ordinal(),
        SimulatedSource.hash("forged " + a.root()),
        a.count(),
        a.position(),
        a.anchorHash());
  }

  @Override
  public Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
    mood.asked();
    int count = shown(publisher, asOfHeight);
    int from = (int) Math.min(afterEndings, count);
    return new Ended(chain.register(count).status(), chain.endings().subList(from, count));
  }

  /** One that lies hides the newest ending. */
  private int shown(Bytes32 publisher, long asOfHeight) {
    int count = publisher.equals(chain.publisher) ? chain.endingsAt(asOfHeight) : 0;
    return lies.getAsBoolean() ? Math.max(0, count - 1) : count;
  }

  @Override
  public BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
    mood.asked();
    EndingRegister register = chain.register(shown(publisher, asOfHeight));
    boolean slander = lies.getAsBoolean() && register.ends(commitment).isEmpty();
    return slander
        ? register.with(new Ending(commitment, Bytes32.ZERO)).proof(commitment)
        : register.proof(commitment);
  }

  @Override
  public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    throw new UnsupportedOperationException("this chain proves nothing by itself");
  }
}
