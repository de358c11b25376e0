package org.portolan.evidence;

/**
 * What a ledger can prove about a batch or a record, in the bytes of its family.
 *
 * @param kind {@code tlog}, {@code eip155}, {@code fabric} or {@code corda}
 * @param height the height it speaks of
 * @param time UTC seconds of that height, as the ledger tells it
 */
public record Evidence(String kind, Claim claim, long height, long time, byte[] data) {}
