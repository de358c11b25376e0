package org.portolan.ledger;

/**
 * A signed transaction, not yet sent.
 *
 * @param bytes what {@link Transactor#send} sends; the caller stores them first
 * @param reference what a person would look for on the ledger: a transaction id
 */
public record Prepared(CommandKey key, byte[] bytes, String reference) {}
