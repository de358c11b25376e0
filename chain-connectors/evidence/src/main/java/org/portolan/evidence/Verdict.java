package org.portolan.evidence;

/** What a verifier answers. Sealed: the caller has to look which of the two it is. */
public sealed interface Verdict permits Proven, Refused {}
