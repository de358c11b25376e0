/**
 * Statements as an EVM contract checks them: EIP-712 typed data, Keccak-256 and signatures on
 * secp256k1 from which the signer's address is recovered.
 */
package org.portolan.evidence.eip712;
