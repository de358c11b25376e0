package org.portolan.evidence.ethereum.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Position;
import org.portolan.record.Sha256;

/**
 * A batch anchored in block 3 of a {@link TestChain}, as the second log of the second transaction,
 * with a record in force and one that was ended; and how evidence of it is asked for and judged.
 */
public final class AnchoredBatch {
  public static final int BLOCK = 3;
  public static final int TRANSACTION = 2;
  public static final int LOG = 1;
  public static final int NOW = 6;
  public static final Bytes32 PUBLISHER = TestChain.address(0x33);
  public static final Bytes32 CURRENT = Sha256.hash(new byte[] {1});
  public static final Bytes32 ENDED = Sha256.hash(new byte[] {2});

  private final TestChain chain = new TestChain();
  private final Anchor anchor;

  public AnchoredBatch() {
    Anchor open = anchor(Bytes32.ZERO);
    chain.block(List.of());
    chain.block(List.of());
    List<byte[]> receipts = new ArrayList<>();
    byte[] event = TestChain.anchored(TestChain.REGISTRY, open);
    byte[] other = TestChain.log(TestChain.address(5), List.of(ENDED), new byte[3]);
    receipts.add(TestChain.receipt(0, 1, other));
    receipts.add(TestChain.receipt(0, 0));
    receipts.add(TestChain.receipt(2, 1, other, event));
    // The same event where it proves nothing.
    receipts.add(TestChain.receipt(2, 0, other, event));
    receipts.add(TestChain.receipt(1, 1, TestChain.anchored(TestChain.address(5), open)));
    for (int i = 0; i < 20; i++) {
      receipts.add(TestChain.receipt(i % 3, 1, other));
    }
    chain.block(receipts);
    anchor = anchor(chain.hash(BLOCK));
    chain.block(List.of());
    chain.write(TestChain.LAYOUT.endedSlot(PUBLISHER, ENDED), Sha256.hash(new byte[] {9}));
    chain.block(List.of());
    chain.block(List.of());
  }

  private static Anchor anchor(Bytes32 blockHash) {
    return new Anchor(
        PUBLISHER,
        12,
        Sha256.hash(new byte[] {3}),
        1024,
        Position.ofBlock(BLOCK, TRANSACTION, LOG),
        blockHash);
  }

  public TestChain chain() {
    return chain;
  }

  public Anchor anchor() {
    return anchor;
  }

  public EthereumEvidence existedData() {
    return new EthereumEvidence(finality(0, 0, BLOCK), receipt(TRANSACTION), Optional.empty());
  }

  public EthereumEvidence currentData(Bytes32 commitment) {
    return new EthereumEvidence(
        finality(0, 0, NOW),
        receipt(TRANSACTION),
        Optional.of(chain.state(NOW, TestChain.LAYOUT.endedSlot(PUBLISHER, commitment))));
  }

  public org.portolan.evidence.ethereum.trie.TrieProof receipt(int transaction) {
    return chain.receipts(BLOCK).proof(RlpWriter.number(transaction));
  }

  public byte[] finality(int from, int checkpoint, int to) {
    return new QbftProof(chain.headers(from, checkpoint, to), Map.of()).encode();
  }

  public Evidence existed(EthereumEvidence data) {
    return evidence(Claim.EXISTED, BLOCK, data.encode());
  }

  public Evidence current(EthereumEvidence data) {
    return evidence(Claim.CURRENT, NOW, data.encode());
  }

  public static Evidence evidence(Claim claim, int height, byte[] data) {
    return new Evidence("eip155", claim, height, TestChain.GENESIS_TIME + height, data);
  }

  public Expectation expected(Bytes32 commitment) {
    return expected(anchor, Optional.of(commitment));
  }

  public Expectation expected() {
    return expected(anchor, Optional.empty());
  }

  public Expectation expected(Anchor of, Optional<Bytes32> commitment) {
    return new Expectation(chain.network(), TestChain.REGISTRY, of, commitment);
  }

  public Verdict verdict(Evidence evidence, Expectation expected) {
    return verdict(evidence, expected, chain.trust());
  }

  public static Verdict verdict(Evidence evidence, Expectation expected, EthereumTrust trust) {
    return verdict(evidence, expected, trust, TestChain.GENESIS_TIME + 100);
  }

  public static Verdict verdict(
      Evidence evidence, Expectation expected, EthereumTrust trust, long now) {
    TrustEpoch epoch =
        new TrustEpoch(
            Sha256.hash(new byte[] {4}),
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            trust.json(),
            List.of());
    return new EthereumEvidenceVerifier(() -> Instant.ofEpochSecond(now))
        .verify(evidence, expected, epoch);
  }
}
