package org.portolan.publisher;

import java.util.List;
import org.portolan.evidence.Anchor;
import org.portolan.record.BatchLeaf;
import org.portolan.record.Bytes32;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.TradeRecord;

/** A record in its batch: all that its owner needs to prove it was anchored. */
public record PublishedRecord(
    TradeRecord record,
    IssuerIdentity issuer,
    BatchLeaf leaf,
    byte[] cose,
    long sheafIndex,
    List<Bytes32> sheafPath,
    long batchIndex,
    List<Bytes32> batchPath,
    Anchor anchor) {}
