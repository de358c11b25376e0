package org.portolan.registry;

/**
 * As of when evidence proves a record.
 *
 * @param height of the source's ledger
 * @param time UTC seconds
 */
public record ProvenAt(long height, long time) {}
