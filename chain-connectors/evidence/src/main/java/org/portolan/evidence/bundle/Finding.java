package org.portolan.evidence.bundle;

import java.util.Optional;
import java.util.Set;
import org.portolan.record.Bytes32;

/** Whether a record is in force, as of when, and who said so. */
record Finding(
    BundleAnswer.State state,
    long height,
    long time,
    Optional<Bytes32> successor,
    Optional<Bytes32> epoch,
    Set<String> organisations,
    Set<String> evidence) {}
