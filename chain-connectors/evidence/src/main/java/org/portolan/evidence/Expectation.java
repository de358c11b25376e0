package org.portolan.evidence;

import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/**
 * What evidence must prove; all of it the verifier's own knowledge, nothing from the evidence.
 *
 * @param commitment of the record that must be current; without one the batch alone is asked for
 */
public record Expectation(
    NetworkIdentity network, Bytes32 registry, Anchor anchor, Optional<Bytes32> commitment) {}
