/**
 * Merkle-Patricia tries: what the nodes from a root down say about a key, for receipts (by the
 * index of a transaction) and for state (by the hash of an address or a slot).
 */
package org.portolan.evidence.ethereum.trie;
