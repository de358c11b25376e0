/** A block's receipts trie from what a node tells, to check its root and to prove from it. */
package org.portolan.ethereum.trie;
