/**
 * Which blocks of a network are there to stay, by the rule that the trust epoch names: the sealed
 * interface {@link org.portolan.evidence.ethereum.finality.FinalityRule} with QBFT, whose blocks
 * are sealed, and with the rule for chains on which nothing is. One for public Ethereum, by its
 * sync committee, would be the third.
 */
package org.portolan.evidence.ethereum.finality;
