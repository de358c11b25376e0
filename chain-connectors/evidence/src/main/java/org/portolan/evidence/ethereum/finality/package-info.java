/**
 * Which blocks of a network are there to stay, by the rule that the trust epoch names: the sealed
 * interface {@link org.portolan.evidence.ethereum.finality.FinalityRule} and its one rule so far,
 * QBFT. A rule for public Ethereum, by its sync committee, would be the second.
 */
package org.portolan.evidence.ethereum.finality;
