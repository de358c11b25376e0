/**
 * Two proofs that cannot both be true, and what they prove of whom. The two are enough for anyone:
 * these are pure functions of them and of the epoch.
 */
package org.portolan.evidence.equivocation;
