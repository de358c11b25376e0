/**
 * The registry as a Fabric chaincode: what an organisation's peer runs, in a process of its own.
 * Deterministic: what it writes follows from the arguments, the state and the transaction's
 * timestamp, which it refuses where it is far from its own clock.
 */
package org.portolan.chaincode;
