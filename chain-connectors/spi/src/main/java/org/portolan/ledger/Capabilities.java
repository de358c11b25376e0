package org.portolan.ledger;

import java.util.Set;

/** What a connector can do; what is missing is skipped by the contract suite, and counted. */
public record Capabilities(Set<Capability> has) {
  /** One thing that a ledger may or may not be able to do. */
  public enum Capability {
    /** Prove that a batch was anchored. */
    PROVE_EXISTED,
    /** Prove that nothing has ended a record. */
    PROVE_CURRENT,
    /** Hold recognitions of foreign records. */
    RECOGNIZE,
    /** Check a foreign ledger's own evidence, and recognize by it. */
    RECOGNIZE_NATIVELY,
    /** Check what members of a foreign ledger sign, and accept batches and statuses by it. */
    ACCEPT_VIEWS,
    /** Have its members sign what stands in the registry, in answer to a challenge. */
    SHOW_VIEWS,
    /** Take back what it reported, when blocks are reorganised. */
    ROLL_BACK,
    /** Replace a transaction that is stuck. */
    REPLACE
  }

  public Capabilities {
    has = Set.copyOf(has);
  }

  public boolean can(Capability capability) {
    return has.contains(capability);
  }
}
