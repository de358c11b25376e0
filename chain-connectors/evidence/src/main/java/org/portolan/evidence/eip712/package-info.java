/** Statements as an EVM contract checks them: EIP-712 typed data and the signatures over it. */
package org.portolan.evidence.eip712;
