package org.portolan.registry;

import org.portolan.record.Bytes32;
import org.portolan.record.RecordHeader;

/**
 * A version that was recognized, and where.
 *
 * @param since UTC seconds
 * @param position of the deed on this registry's own ledger
 */
public record Held(
    RecordHeader header,
    Bytes32 commitment,
    Bytes32 publisher,
    long ordinal,
    long since,
    Bytes32 position) {}
