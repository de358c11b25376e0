package org.portolan.ethereum.contract;

import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;

/**
 * A newer status of which the contract has not yet all endings.
 *
 * @param status the one that was signed
 * @param number of endings that are still to come, counted from the publisher's first
 * @param from the chain over those
 */
public record PartlyKept(
    PublisherStatus status, long asOfHeight, long asOfTime, long number, Bytes32 from) {}
