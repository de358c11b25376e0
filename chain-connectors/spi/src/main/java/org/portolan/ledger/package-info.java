/**
 * What a ledger is to the hub: commands go in through a {@link org.portolan.ledger.Transactor},
 * events come out of a {@link org.portolan.ledger.Follower}, evidence out of independent {@link
 * org.portolan.ledger.Source}s, and what it recognizes is read from a {@link
 * org.portolan.ledger.RecognitionView}. One contract suite holds every connector to it.
 */
package org.portolan.ledger;
