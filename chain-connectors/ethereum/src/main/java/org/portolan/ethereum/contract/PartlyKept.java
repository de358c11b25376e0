package org.portolan.ethereum.contract;

import org.portolan.record.Bytes32;

/**
 * A newer status of which the contract has not yet all endings.
 *
 * @param number of endings that are still to come, counted from the publisher's first
 * @param head the chain over those
 */
public record PartlyKept(
    Bytes32 status, long asOfHeight, long asOfTime, long number, Bytes32 head) {}
