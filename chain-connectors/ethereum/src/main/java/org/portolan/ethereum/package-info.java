/**
 * The Ethereum family as a ledger: the registry's contract behind the interface of every ledger,
 * over several nodes of which none is believed alone.
 */
package org.portolan.ethereum;
