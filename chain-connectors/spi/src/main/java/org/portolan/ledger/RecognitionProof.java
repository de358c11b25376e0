package org.portolan.ledger;

import java.util.List;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordHeader;

/**
 * The way from a record to a batch that the destination accepted.
 *
 * @param sheafIndex place of the commitment in its sheaf
 * @param batchIndex place of the sheaf in its batch
 * @param absence that the commitment is not in the publisher's status map, the one that is kept
 */
public record RecognitionProof(
    Bytes32 lane,
    Bytes32 publisher,
    long ordinal,
    RecordHeader header,
    long sheafIndex,
    List<Bytes32> sheafPath,
    BatchLeaf batchLeaf,
    long batchIndex,
    List<Bytes32> batchPath,
    BitProof absence) {
  public RecognitionProof {
    sheafPath = List.copyOf(sheafPath);
    batchPath = List.copyOf(batchPath);
  }
}
