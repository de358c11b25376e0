/**
 * Keccak-256 and secp256k1, which the JDK lacks: by BouncyCastle, and where libsecp256k1 is on the
 * class path by that. Every provider gives the same answers; only the time differs.
 */
package org.portolan.evidence.crypto;
