package org.portolan.evidence;

import org.portolan.record.Bytes32;

/** A batch as a registry holds it, and where it stands in its ledger. */
public record Anchor(
    Bytes32 publisher,
    long ordinal,
    Bytes32 root,
    long count,
    Bytes32 position,
    Bytes32 anchorHash) {}
