/**
 * Recursive Length Prefix, the encoding of Ethereum's headers, receipts and trie nodes: the writer
 * makes the one canonical form, the reader refuses any other.
 */
package org.portolan.evidence.ethereum.rlp;
