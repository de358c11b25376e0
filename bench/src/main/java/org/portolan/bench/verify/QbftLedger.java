package org.portolan.bench.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Bytes32;
import org.portolan.record.Position;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.cose.Alg;

/**
 * A QBFT chain of four validators whose registry has 4,096 words in its storage: the record's batch
 * is in a block of 40 receipts, and the receiver's checkpoint is ten blocks before what it is
 * shown.
 */
final class QbftLedger {
  private static final Bytes32 PUBLISHER = TestChain.address(0x21);
  private static final int WORDS = 4_096;
  private static final int RECEIPTS = 40;
  private static final int IN_BLOCK = 17;
  private static final int HEIGHT = 10;

  private QbftLedger() {}

  /** Headers with their seals, the receipt of the anchor, and that its slot of endings is empty. */
  static Handed proof() {
    TestChain chain = new TestChain();
    PublishedRecord record =
        new PublishedRecord(chain.network(), TestChain.REGISTRY, PUBLISHER, List.of(Alg.ES256));
    for (int i = 0; i < WORDS; i++) {
      chain.write(PublishedRecord.random(), PublishedRecord.random());
    }
    Bytes32 position = Position.ofBlock(1, IN_BLOCK, 0);
    chain.block(receipts(record.anchored(position, Bytes32.ZERO)));
    Anchor anchor = record.anchored(position, chain.hash(1));
    while (chain.block(List.of()) < HEIGHT) {}
    EthereumEvidence evidence =
        new EthereumEvidence(
            new QbftProof(chain.headers(0, 0, HEIGHT), Map.of()).encode(),
            chain.receipts(1).proof(RlpWriter.number(IN_BLOCK)),
            Optional.of(
                chain.state(HEIGHT, TestChain.LAYOUT.endedSlot(PUBLISHER, record.commitment()))));
    long time = TestChain.GENESIS_TIME + HEIGHT;
    return new Handed(
        "QBFT, 10 headers of 3 seals, receipt and state",
        record.bundle(
            anchor, new Bundle.EvidencePart("eip155", "current", HEIGHT, time, evidence.encode())),
        record.trust(chain.trust().json()),
        () -> Instant.ofEpochSecond(time));
  }

  private static List<byte[]> receipts(Anchor anchor) {
    List<byte[]> receipts = new ArrayList<>();
    for (int i = 0; i < RECEIPTS; i++) {
      receipts.add(
          i == IN_BLOCK
              ? TestChain.receipt(2, 1, TestChain.anchored(TestChain.REGISTRY, anchor))
              : TestChain.receipt(2, 1));
    }
    return receipts;
  }
}
