package org.portolan.evidence.ethereum;

import java.time.InstantSource;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.ethereum.finality.FinalBlock;
import org.portolan.evidence.ethereum.finality.FinalBlocks;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * Judges evidence of the Ethereum family: final blocks by the epoch's rule, the anchor's event in a
 * receipt under its block, and for CURRENT the registry's storage under the block of the stated
 * height, in which nothing may stand where the record's ending would.
 */
public final class EthereumEvidenceVerifier implements EvidenceVerifier {
  private static final String ENDING = "PTL-ETH-011";

  private final InstantSource clock;

  /**
   * @param clock by which a checkpoint is young enough to be followed from; in a chaincode the time
   *     of the transaction
   */
  public EthereumEvidenceVerifier(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String kind() {
    return EthereumTrust.KIND;
  }

  @Override
  public boolean proves(TrustEpoch epoch) {
    return EthereumTrust.read(epoch.ledger()).finality().proves();
  }

  @Override
  public Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch) {
    if (evidence.data().length > MAX_BYTES) {
      return Refused.of("PTL-ETH-001", "evidence", evidence.data().length + " bytes", "16 MiB");
    }
    try {
      EthereumTrust trust = EthereumTrust.read(epoch.ledger());
      judge(evidence, expected, trust, EthereumEvidence.decode(evidence.data()));
      return new Proven(evidence.claim(), evidence.height(), evidence.time());
    } catch (RecordRefused e) {
      return Refused.of(Refusal.of(e));
    }
  }

  /** For EXISTED the block of the evidence is the anchor's own. */
  @Override
  public Optional<Bytes32> head(Evidence evidence, Expectation expected) {
    return evidence.claim() == Claim.EXISTED
        ? Optional.of(expected.anchor().anchorHash())
        : Optional.empty();
  }

  @Override
  public Optional<String> ending() {
    return Optional.of(ENDING);
  }

  private void judge(
      Evidence evidence, Expectation expected, EthereumTrust trust, EthereumEvidence data) {
    require(
        expected.network().namespace().equals(EthereumTrust.KIND),
        "PTL-ETH-002",
        "names/network",
        expected.network().caip2(),
        "a network of the Ethereum family");
    FinalBlocks blocks =
        trust
            .finality()
            .finalBlocks(data.finality(), expected.network(), clock.instant().getEpochSecond());
    EthereumPosition place = EthereumPosition.of(expected.anchor().position());
    FinalBlock asOf = blocks.at(evidence.height());
    require(
        evidence.time() == asOf.time() && evidence.height() >= place.block(),
        "PTL-ETH-004",
        "evidence",
        "height " + evidence.height() + ", time " + evidence.time(),
        "a block from " + place.block() + " on, and its time");
    anchored(data, expected, blocks.at(place.block()), place);
    if (evidence.claim() == Claim.CURRENT) {
      current(data, expected, trust.layout(), asOf);
    } else {
      require(
          data.current().isEmpty() && evidence.height() == place.block(),
          "PTL-ETH-010",
          "evidence",
          "a state, or a height after the anchor",
          "for EXISTED the anchor's block alone");
    }
  }

  private static void anchored(
      EthereumEvidence data, Expectation expected, FinalBlock block, EthereumPosition place) {
    Anchor anchor = expected.anchor();
    require(
        block.hash().equals(anchor.anchorHash()),
        "PTL-ETH-005",
        "batch/anchorHash",
        anchor.anchorHash().hex(),
        block.hash().hex());
    byte[] value =
        data.receipt()
            .lookup(block.receiptsRoot(), RlpWriter.number(place.transaction()))
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-ETH-007",
                        "receipt",
                        "no such transaction",
                        "transaction " + place.transaction()));
    AnchoredEvent.require(Receipt.decode(value).log(place.log()), expected.registry(), anchor);
  }

  private static void current(
      EthereumEvidence data, Expectation expected, RegistryLayout layout, FinalBlock asOf) {
    if (data.current().isEmpty() || expected.commitment().isEmpty()) {
      throw new RecordRefused("PTL-ETH-010", "current", "nothing", "the state of a commitment");
    }
    StateProof state = data.current().get();
    require(
        state.slots().size() == 1, "PTL-ETH-010", "current", state.slots().size() + " slots", "1");
    Bytes32 slot = layout.endedSlot(expected.anchor().publisher(), expected.commitment().get());
    Bytes32 ending =
        state.storage(asOf.stateRoot(), layout.contract(expected.registry())).word(0, slot);
    require(ending.isZero(), ENDING, "current", "an ending", "no ending of the record");
  }

  private static void require(
      boolean rule, String code, String path, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused(code, path, seen, expected);
    }
  }
}
