package org.portolan.evidence;

/**
 * The evidence proves what was expected of it.
 *
 * @param claim what was proven; CURRENT includes EXISTED
 * @param height as of which height of the ledger
 * @param time as of when, UTC seconds, as the ledger or its witnesses say
 */
public record Proven(Claim claim, long height, long time) implements Verdict {}
