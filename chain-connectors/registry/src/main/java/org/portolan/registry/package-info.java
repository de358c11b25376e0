/**
 * The rules by which a registry that is written in Java takes foreign batches, statuses and
 * records, the same wherever its state is kept: a log keeps it in memory and makes it again from
 * its entries, a chaincode in the keys of its channel. {@link org.portolan.registry.Recognitions}
 * judges a command against a {@link org.portolan.registry.RegistryState} and writes to it; it knows
 * no clock and no ledger.
 */
package org.portolan.registry;
