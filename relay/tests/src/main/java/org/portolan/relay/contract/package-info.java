/**
 * What a relay survives, told once for the ledgers of every connector: a connector's own test gives
 * two ledgers and extends the suites unchanged.
 */
package org.portolan.relay.contract;
