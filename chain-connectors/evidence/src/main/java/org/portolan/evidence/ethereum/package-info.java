/**
 * Evidence of the Ethereum family, kind {@code eip155}: a batch by its event in a receipt, a record
 * still in force by the registry's storage, both under blocks that are final by the epoch's rule.
 * docs/evidence-ethereum.md says it byte by byte.
 */
package org.portolan.evidence.ethereum;
