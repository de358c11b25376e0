package org.portolan.evidence.ethereum.vectors;

import static org.portolan.evidence.ethereum.vectors.EthereumVector.hex;
import static org.portolan.evidence.ethereum.vectors.EthereumVector.with;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.RegistryLayout;
import org.portolan.evidence.ethereum.kit.AnchoredBatch;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.json.Json;

/** Evidence of kind eip155, and with one change of it or of what it must prove. */
final class EvidenceVectors {
  private static final String SUBJECT = "eip155-evidence";
  private static final int CHECKPOINT = 2;

  private final List<EthereumVector> all = new ArrayList<>();
  private final AnchoredBatch batch = new AnchoredBatch();
  private final TestChain chain = batch.chain();

  static List<EthereumVector> make() {
    EvidenceVectors out = new EvidenceVectors();
    out.existed();
    out.current();
    return out.all;
  }

  private void existed() {
    Json.Obj good = existed(batch.receipt(AnchoredBatch.TRANSACTION));
    accepted("accepted-existed", "A batch by its event in a receipt", good, Claim.EXISTED, 3);
    refused(
        "failed-transaction",
        22,
        "The same event in a transaction that failed",
        at(existed(batch.receipt(3)), 3, 3, 1),
        "PTL-ETH-006");
    refused(
        "right-topic-wrong-emitter",
        22,
        "The same event of another contract",
        at(existed(batch.receipt(4)), 3, 4, 0),
        "PTL-ETH-008");
    refused(
        "log-index-out-of-range",
        22,
        "A log that the receipt does not have",
        at(good, 3, 2, 2),
        "PTL-ETH-007");
    refused(
        "another-log-of-the-receipt",
        22,
        "The log before the event",
        at(good, 3, 2, 0),
        "PTL-ETH-008");
    refused(
        "transaction-that-is-not-there",
        18,
        "An index from the number of transactions on",
        at(existed(batch.receipt(25)), 3, 25, 0),
        "PTL-ETH-007");
    refused(
        "receipt-of-another-transaction",
        18,
        "The receipt of transaction 3 for 2",
        existed(batch.receipt(3)),
        "PTL-MPT-001");
    refused(
        "no-receipt",
        21,
        "No node of the receipts",
        existed(new TrieProof(List.of())),
        "PTL-MPT-002");
    refused(
        "anchor-hash-of-zeros",
        15,
        "The block's hash is zero",
        anchored(good, with(anchorJson(), "anchorHash", hex(Bytes32.ZERO))),
        "PTL-ETH-005");
    refused(
        "position-of-zeros",
        15,
        "The place is block 0",
        anchored(good, with(anchorJson(), "position", hex(Bytes32.ZERO))),
        "PTL-ETH-003");
    refused(
        "position-with-trailing-bytes",
        15,
        "Bytes behind the place",
        anchored(
            good,
            with(
                anchorJson(),
                "position",
                hex(Bytes32.fromHex(batch.anchor().position().hex().substring(0, 62) + "01")))),
        "PTL-BAT-005");
    refused(
        "another-ordinal",
        27,
        "The event is of ordinal 12, the batch of 13",
        anchored(good, with(anchorJson(), "ordinal", Json.of(13))),
        "PTL-ETH-009");
    refused(
        "another-root",
        32,
        "The batch has another root",
        anchored(good, with(anchorJson(), "root", hex(Bytes32.ZERO))),
        "PTL-ETH-009");
    refused(
        "another-count",
        32,
        "The batch has another count",
        anchored(good, with(anchorJson(), "count", Json.of(1023))),
        "PTL-ETH-009");
    refused(
        "another-publisher",
        28,
        "The batch is another publisher's",
        anchored(good, with(anchorJson(), "publisher", hex(TestChain.address(0x34)))),
        "PTL-ETH-009");
    refused(
        "another-registry",
        28,
        "The registry is another contract",
        with(good, "registry", hex(TestChain.address(5))),
        "PTL-ETH-008");
    refused(
        "another-family",
        28,
        "The network is of another family",
        with(
            good,
            "network",
            HeaderVectors.network(new NetworkIdentity("fabric:customs", Bytes32.ZERO))),
        "PTL-ETH-002");
    refused(
        "ledger-of-another-kind",
        28,
        "The epoch is of another kind",
        with(good, "ledger", with(trust().json(), "kind", Json.of("tlog"))),
        "PTL-JSN-006");
    refused(
        "finality-by-an-unknown-rule",
        13,
        "The epoch names a rule that is none",
        with(
            good,
            "ledger",
            with(
                trust().json(),
                "finality",
                with(
                    (Json.Obj) trust().json().members().get("finality"), "rule", Json.of("none")))),
        "PTL-JSN-006");
    refused(
        "block-not-final",
        23,
        "The headers end before the anchor's block",
        input(
            new EthereumEvidence(batch.finality(2, 2, 2), batch.receipt(2), Optional.empty()),
            Claim.EXISTED,
            3),
        "PTL-ETH-003");
    refused(
        "height-of-another-block",
        30,
        "The height is the block before",
        with(with(good, "height", Json.of(2)), "time", Json.of(TestChain.GENESIS_TIME + 2)),
        "PTL-ETH-004");
    refused(
        "time-in-milliseconds",
        30,
        "The time is in milliseconds",
        with(good, "time", Json.of((TestChain.GENESIS_TIME + 3) * 1000)),
        "PTL-ETH-004");
    refused(
        "time-a-second-later",
        30,
        "The time is not the block's",
        with(good, "time", Json.of(TestChain.GENESIS_TIME + 4)),
        "PTL-ETH-004");
    byte[] data = batch.existedData().encode();
    refused(
        "version-2",
        28,
        "The version of the evidence is 2",
        with(good, "data", hex(edited(data, 1, 2))),
        "PTL-CBR-001");
    refused(
        "trailing-byte",
        2,
        "A byte behind the evidence",
        with(good, "data", hex(Bytes.join(data, new byte[1]))),
        "PTL-CBR-001");
    refused(
        "cut-short",
        2,
        "The last byte is missing",
        with(good, "data", hex(Arrays.copyOf(data, data.length - 1))),
        "PTL-CBR-001");
    refused("no-bytes", 2, "No evidence at all", with(good, "data", Json.of("")), "PTL-CBR-001");
  }

  private void current() {
    Json.Obj good = current(AnchoredBatch.CURRENT, state(6, AnchoredBatch.CURRENT));
    accepted(
        "accepted-current", "A record by the empty slot of its ending", good, Claim.CURRENT, 6);
    refused(
        "ended",
        29,
        "A record that was ended",
        current(AnchoredBatch.ENDED, state(6, AnchoredBatch.ENDED)),
        "PTL-ETH-011");
    refused(
        "state-before-the-ending",
        29,
        "The state of block 4 for block 6",
        current(AnchoredBatch.ENDED, state(4, AnchoredBatch.ENDED)),
        "PTL-MPT-001");
    refused(
        "slot-of-another-record",
        33,
        "The empty slot of another record",
        current(AnchoredBatch.ENDED, state(6, AnchoredBatch.CURRENT)),
        "PTL-MPT-001");
    refused(
        "slot-by-another-layout",
        13,
        "The slot by a layout that is not the epoch's",
        with(
            good,
            "ledger",
            new EthereumTrust(chain.rule(CHECKPOINT), new RegistryLayout(TestChain.CODE_HASH, 2))
                .json()),
        "PTL-MPT-001");
    refused(
        "another-code",
        28,
        "The registry has other code than the epoch knows",
        with(
            good,
            "ledger",
            new EthereumTrust(chain.rule(CHECKPOINT), new RegistryLayout(Bytes32.ZERO, 1)).json()),
        "PTL-MPT-005");
    StateProof state = state(6, AnchoredBatch.CURRENT);
    refused(
        "account-nodes-left-out",
        21,
        "No node of the account",
        current(AnchoredBatch.CURRENT, new StateProof(new TrieProof(List.of()), state.slots())),
        "PTL-MPT-002");
    refused(
        "storage-nodes-left-out",
        21,
        "No node of the slot",
        current(
            AnchoredBatch.CURRENT,
            new StateProof(state.account(), List.of(new TrieProof(List.of())))),
        "PTL-MPT-002");
    refused(
        "no-slot",
        21,
        "A state without a slot",
        current(AnchoredBatch.CURRENT, new StateProof(state.account(), List.of())),
        "PTL-ETH-010");
    refused(
        "two-slots",
        18,
        "A slot more than asked for",
        current(
            AnchoredBatch.CURRENT,
            new StateProof(state.account(), List.of(state.slots().get(0), state.slots().get(0)))),
        "PTL-ETH-010");
    refused(
        "event-alone",
        40,
        "CURRENT by the event alone",
        input(
            new EthereumEvidence(batch.finality(2, 2, 6), batch.receipt(2), Optional.empty()),
            Claim.CURRENT,
            6),
        "PTL-ETH-010");
    refused(
        "existed-with-a-state",
        2,
        "EXISTED with a state that nobody looks at",
        with(good, "claim", Json.of("existed")),
        "PTL-ETH-010");
    refused(
        "height-before-the-anchor",
        29,
        "The state of a block before the anchor",
        with(with(good, "height", Json.of(2)), "time", Json.of(TestChain.GENESIS_TIME + 2)),
        "PTL-ETH-004");
    refused(
        "height-not-final",
        23,
        "The state of a block that was not shown",
        with(with(good, "height", Json.of(7)), "time", Json.of(TestChain.GENESIS_TIME + 7)),
        "PTL-ETH-003");
    refused(
        "checkpoint-older-than-the-trusting-period",
        46,
        "The checkpoint is too old to be followed from",
        with(good, "now", Json.of(TestChain.GENESIS_TIME + 2_000_000)),
        "PTL-QBF-011");
  }

  private EthereumTrust trust() {
    return new EthereumTrust(chain.rule(CHECKPOINT), TestChain.LAYOUT);
  }

  private Json.Obj existed(TrieProof receipt) {
    return input(
        new EthereumEvidence(batch.finality(2, 2, 3), receipt, Optional.empty()), Claim.EXISTED, 3);
  }

  private Json.Obj current(Bytes32 commitment, StateProof state) {
    EthereumEvidence data =
        new EthereumEvidence(batch.finality(2, 2, 6), batch.receipt(2), Optional.of(state));
    return with(input(data, Claim.CURRENT, 6), "commitment", hex(commitment));
  }

  private StateProof state(int block, Bytes32 commitment) {
    return chain.state(block, TestChain.LAYOUT.endedSlot(AnchoredBatch.PUBLISHER, commitment));
  }

  private Json.Obj input(EthereumEvidence data, Claim claim, int height) {
    Evidence evidence = AnchoredBatch.evidence(claim, height, data.encode());
    return Json.object(
        "claim", Json.of(claim.label()),
        "height", Json.of(evidence.height()),
        "time", Json.of(evidence.time()),
        "data", hex(evidence.data()),
        "network", HeaderVectors.network(chain.network()),
        "registry", hex(TestChain.REGISTRY),
        "anchor", anchorJson(),
        "commitment", Json.NULL,
        "ledger", trust().json(),
        "now", Json.of(TestChain.GENESIS_TIME + 100));
  }

  private Json.Obj anchorJson() {
    Anchor a = batch.anchor();
    return Json.object(
        "publisher", hex(a.publisher()),
        "ordinal", Json.of(a.ordinal()),
        "root", hex(a.root()),
        "count", Json.of(a.count()),
        "position", hex(a.position()),
        "anchorHash", hex(a.anchorHash()));
  }

  private static Json.Obj anchored(Json.Obj input, Json.Obj anchor) {
    return with(input, "anchor", anchor);
  }

  private Json.Obj at(Json.Obj input, int block, int transaction, int log) {
    return anchored(
        input, with(anchorJson(), "position", hex(Position.ofBlock(block, transaction, log))));
  }

  private static byte[] edited(byte[] data, int at, int value) {
    byte[] changed = data.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private void accepted(String name, String says, Json.Obj input, Claim claim, int height) {
    all.add(
        EthereumVector.accepted(
            SUBJECT,
            name,
            says,
            input,
            "claim",
            Json.of(claim.label()),
            "height",
            Json.of(height),
            "time",
            Json.of(TestChain.GENESIS_TIME + height)));
  }

  private void refused(String name, int item, String says, Json.Obj input, String code) {
    all.add(EthereumVector.refused(SUBJECT, name, item, says, input, code));
  }
}
