package org.portolan.ledger.contract;

/** A part of the suite; each is about one thing that a ledger does. */
interface ContractPart {
  UnderTest on();
}
