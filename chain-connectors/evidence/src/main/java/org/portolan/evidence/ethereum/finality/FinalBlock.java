package org.portolan.evidence.ethereum.finality;

import org.portolan.record.Bytes32;

/**
 * What is taken from a block once it is final.
 *
 * @param time UTC seconds, as its proposer wrote them
 */
public record FinalBlock(
    long number, Bytes32 hash, long time, Bytes32 stateRoot, Bytes32 receiptsRoot) {}
