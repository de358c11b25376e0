/**
 * Relays, ledgers, attestors and a database on one clock and one chain of chances: what happens
 * follows from a seed, and happens again with it.
 */
package org.portolan.relay.simulation;
