package org.portolan.registry;

import org.portolan.record.Bytes32;

/**
 * How far back the endings of a statement have come that is taken in parts.
 *
 * @param statement H of its signed bytes
 * @param number of the ending before which the next part ends
 * @param head after that ending
 */
public record Reached(Bytes32 statement, long number, Bytes32 head) {}
