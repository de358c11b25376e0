package org.portolan.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.Sheaf;

/** Reads batches back: their openings, and their records with the way to the root. */
final class BatchReader {
  private final BatchStore batches;
  private final RecordStore records;
  private final BatchMaker maker;

  BatchReader(BatchStore batches, RecordStore records, BatchMaker maker) {
    this.batches = batches;
    this.records = records;
    this.maker = maker;
  }

  Optional<BatchOpening> opening(long ordinal) {
    return batches.of(ordinal).map(this::opening);
  }

  private BatchOpening opening(BatchRow batch) {
    SheavesCodec signed = batches.sheaves(batch.ordinal()).orElseThrow();
    List<Bytes32> commitments =
        records.heads(batch.first(), batch.records()).stream().map(Head::commitment).toList();
    BatchOpening opening = maker.opening(commitments, signed);
    if (!opening.root().equals(batch.root())) {
      throw new IllegalStateException(
          "batch " + batch.ordinal() + ": its records do not give its root; restore the segments");
    }
    return opening;
  }

  boolean isAnchored(long ordinal) {
    return batches.of(ordinal).filter(row -> row.anchor().isPresent()).isPresent();
  }

  /** The records of an anchored batch; empty for one that is not. */
  List<PublishedRecord> records(long ordinal) {
    Optional<BatchRow> batch = batches.of(ordinal).filter(row -> row.anchor().isPresent());
    if (batch.isEmpty()) {
      return List.of();
    }
    Opened opened = new Opened(batch.get(), opening(batch.get()));
    List<Head> heads = records.heads(batch.get().first(), batch.get().records());
    List<PublishedRecord> published = new ArrayList<>(heads.size());
    for (int i = 0; i < heads.size(); i++) {
      published.add(opened.published(i, heads.get(i)));
    }
    return published;
  }

  Optional<PublishedRecord> record(Bytes32 commitment) {
    Optional<Head> head = records.find(commitment);
    Optional<BatchRow> batch =
        head.flatMap(h -> batches.at(h.place())).filter(row -> row.anchor().isPresent());
    return batch.map(
        row -> {
          Opened opened = new Opened(row, opening(row));
          return opened.published(opened.indexOf(commitment), head.get());
        });
  }

  /** An opening with its trees, each made once. */
  private final class Opened {
    private record Slot(
        BatchOpening.SignedSheaf sheaf, int batchIndex, int sheafIndex, List<Bytes32> path) {}

    private final BatchRow batch;
    private final HashAlgorithm algorithm;
    private final List<List<Bytes32>> batchPaths;
    private final List<Slot> slots = new ArrayList<>();

    Opened(BatchRow batch, BatchOpening opening) {
      this.batch = batch;
      this.algorithm = opening.algorithm();
      this.batchPaths = MerkleTree.of(algorithm).paths(opening.hashes());
      for (int leaf = 0; leaf < opening.leaves().size(); leaf++) {
        if (opening.leaves().get(leaf) instanceof BatchOpening.SignedSheaf sheaf) {
          List<List<Bytes32>> paths = Sheaf.of(algorithm, sheaf.commitments()).paths();
          for (int i = 0; i < paths.size(); i++) {
            slots.add(new Slot(sheaf, leaf, i, paths.get(i)));
          }
        }
      }
    }

    int indexOf(Bytes32 commitment) {
      for (int i = 0; i < slots.size(); i++) {
        Slot slot = slots.get(i);
        if (slot.sheaf().commitments().get(slot.sheafIndex()).equals(commitment)) {
          return i;
        }
      }
      throw new IllegalStateException(commitment + " is not in batch " + batch.ordinal());
    }

    PublishedRecord published(int index, Head head) {
      Slot slot = slots.get(index);
      BatchLeaf leaf = slot.sheaf().leaf(algorithm);
      return new PublishedRecord(
          BatchReader.this.records.read(head.place()),
          slot.sheaf().issuer(),
          leaf,
          slot.sheaf().cose(),
          slot.sheafIndex(),
          slot.path(),
          slot.batchIndex(),
          batchPaths.get(slot.batchIndex()),
          batch.anchor().orElseThrow());
    }
  }
}
