package org.portolan.evidence.ethereum.vectors;

import static org.portolan.evidence.ethereum.vectors.EthereumVector.hex;
import static org.portolan.evidence.ethereum.vectors.EthereumVector.hexes;
import static org.portolan.evidence.ethereum.vectors.EthereumVector.with;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.kit.CapturedChain;
import org.portolan.evidence.ethereum.kit.HeaderMutation;
import org.portolan.evidence.ethereum.kit.RlpEditor;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.Json;

/** Steps of a real QBFT chain, and with one change; what it cannot have is sealed by test keys. */
final class HeaderVectors {
  private static final String SUBJECT = "qbft-headers";

  private static final Map<HeaderMutation, String> CODES = new EnumMap<>(HeaderMutation.class);
  private static final Map<HeaderMutation, Integer> ITEMS = new EnumMap<>(HeaderMutation.class);

  static {
    // Changes of what is sealed lead to other signers; the rest is told by its own rule.
    for (HeaderMutation mutation : HeaderMutation.values()) {
      CODES.put(mutation, "PTL-QBF-004");
      ITEMS.put(mutation, 2);
    }
    code("PTL-QBF-001", 23, HeaderMutation.UNCLES, HeaderMutation.DIFFICULTY);
    code("PTL-QBF-001", 23, HeaderMutation.MIX_HASH, HeaderMutation.NONCE);
    code("PTL-QBF-003", 5, HeaderMutation.SEAL_ZERO_R, HeaderMutation.SEAL_V_OF_27);
    code("PTL-QBF-003", 1, HeaderMutation.SEAL_R);
    code("PTL-QBF-003", 4, HeaderMutation.SEAL_HIGH_S_TWIN, HeaderMutation.SEAL_HIGH_S_TWIN_ADDED);
    code("PTL-QBF-005", 3, HeaderMutation.SEAL_TWICE, HeaderMutation.SEAL_TWICE_FOR_ANOTHER);
    code("PTL-QBF-006", 23, HeaderMutation.SEALS_TOO_FEW, HeaderMutation.SEALS_NONE);
    code("PTL-QBF-008", 23, HeaderMutation.NUMBER, HeaderMutation.PARENT_HASH);
    code("PTL-QBF-009", 45, HeaderMutation.VALIDATORS_EMPTIED_OR_INVENTED);
    code("PTL-QBF-004", 1, HeaderMutation.SEAL_OF_A_STRANGER);
    code("PTL-RLP-004", 5, HeaderMutation.SEAL_SHORT);
    code("PTL-RLP-004", 2, HeaderMutation.FIELD_LEFT_OUT, HeaderMutation.EXTRA_DATA_LONGER);
    code("PTL-RLP-002", 20, HeaderMutation.TRAILING_BYTE, HeaderMutation.EXTRA_DATA_TRAILING);
  }

  private static void code(String code, int item, HeaderMutation... mutations) {
    for (HeaderMutation mutation : mutations) {
      CODES.put(mutation, code);
      ITEMS.put(mutation, item);
    }
  }

  private final List<EthereumVector> all = new ArrayList<>();

  static List<EthereumVector> make() {
    HeaderVectors out = new HeaderVectors();
    out.real();
    out.mutated();
    out.misplaced();
    out.sealed();
    return out.all;
  }

  private void real() {
    real("accepted-first-block", "The genesis and the block after it", 0, 1);
    real("accepted-vote", "A block that votes for a fifth validator", 64, 65);
    real("accepted-voted-validator", "The first block that lists a fifth", 67, 69);
    real("accepted-round-change", "A block of round 1", 99, 100);
    real("accepted-switch-to-a-contract", "The first block that lists nobody", 177, 178);
    real("accepted-validator-by-contract", "A fifth validator by the contract", 187, 189);
    List<byte[]> before = new ArrayList<>();
    CapturedChain.headers().subList(96, 100).forEach(h -> before.add(QbftHeader.decode(h).bare()));
    accepted(
        "accepted-before-the-checkpoint",
        "Blocks that lead to the checkpoint, without their seals",
        with(with(captured(99, 99), "headers", hexes(before)), "block", Json.of(96)),
        CapturedChain.headers().get(96));
  }

  private void mutated() {
    List<byte[]> headers = CapturedChain.headers();
    byte[] parent = QbftHeader.decode(headers.get(99)).bare();
    for (HeaderMutation mutation : HeaderMutation.values()) {
      String name = mutation.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      refused(
          name,
          ITEMS.get(mutation),
          "Block 100 with one change: " + name.replace('-', ' '),
          with(
              captured(99, 100),
              "headers",
              hexes(List.of(parent, mutation.apply(headers.get(100))))),
          CODES.get(mutation));
    }
  }

  private void misplaced() {
    List<byte[]> headers = CapturedChain.headers();
    refused(
        "header-left-out",
        23,
        "Block 100 without block 99",
        with(
            captured(98, 100),
            "headers",
            hexes(List.of(QbftHeader.decode(headers.get(98)).bare(), headers.get(100)))),
        "PTL-QBF-008");
    refused(
        "header-twice",
        23,
        "Block 100 twice",
        with(
            captured(99, 100),
            "headers",
            hexes(
                List.of(
                    QbftHeader.decode(headers.get(99)).bare(),
                    headers.get(100),
                    headers.get(100)))),
        "PTL-QBF-008");
    refused(
        "block-that-was-not-followed",
        23,
        "Block 101 is asked for and not shown",
        with(captured(99, 100), "block", Json.of(101)),
        "PTL-ETH-003");
    refused(
        "checkpoint-left-out",
        46,
        "The headers begin behind the checkpoint",
        with(captured(99, 101), "headers", hexes(headers.subList(100, 102))),
        "PTL-QBF-012");
    refused(
        "checkpoint-of-another-hash",
        16,
        "The header at the checkpoint's number is another",
        with(captured(99, 100), "finality", CapturedChain.ruleFrom(98).json()),
        "PTL-QBF-012");
    refused(
        "checkpoint-with-seals",
        2,
        "The checkpoint brings seals that nobody looks at",
        with(captured(99, 100), "headers", hexes(headers.subList(99, 101))),
        "PTL-QBF-014");
    refused(
        "checkpoint-older-than-the-trusting-period",
        46,
        "The checkpoint is older than the epoch trusts its validators' keys",
        with(captured(99, 100), "finality", finality(99, 3_600, true)),
        "PTL-QBF-011");
    refused(
        "clock-before-the-block",
        30,
        "The block is from the verifier's future",
        with(captured(99, 100), "now", Json.of(1_700_000_000)),
        "PTL-QBF-013");
    refused(
        "genesis-of-another-network",
        28,
        "The network that is asked about has another genesis",
        with(captured(0, 1), "network", network(new NetworkIdentity("eip155:41337", Bytes32.ZERO))),
        "PTL-QBF-012");
    refused(
        "state-left-out-at-the-switch",
        45,
        "The first block that lists nobody without the contract's state",
        with(captured(177, 178), "states", Json.of(List.of())),
        "PTL-QBF-010");
    refused(
        "list-emptied-before-the-switch",
        45,
        "Nobody is listed and no contract is pinned",
        with(captured(177, 178), "finality", finality(177, 1_000_000_000, false)),
        "PTL-QBF-009");
    refused(
        "state-of-the-block-after",
        16,
        "The contract's state of a later block",
        with(captured(177, 178), "states", states(178, CapturedChain.states().get(189L))),
        "PTL-MPT-001");
    refused(
        "state-for-no-header",
        18,
        "A state that belongs to no header",
        with(
            captured(177, 178),
            "states",
            Json.of(
                List.of(
                    state(178, CapturedChain.states().get(178L)),
                    state(188, CapturedChain.states().get(188L))))),
        "PTL-QBF-010");
    StateProof whole = CapturedChain.states().get(178L);
    refused(
        "state-with-a-slot-less",
        18,
        "The last validator's slot is missing",
        with(
            captured(177, 178),
            "states",
            states(178, new StateProof(whole.account(), whole.slots().subList(0, 4)))),
        "PTL-QBF-010");
    refused(
        "state-with-two-slots-exchanged",
        18,
        "Two validators' slots change places",
        with(
            captured(177, 178),
            "states",
            states(
                178,
                new StateProof(
                    whole.account(),
                    List.of(
                        whole.slots().get(0),
                        whole.slots().get(2),
                        whole.slots().get(1),
                        whole.slots().get(3),
                        whole.slots().get(4))))),
        "PTL-MPT-001");
    refused(
        "validator-that-was-not-yet-named",
        23,
        "Block 189 by the validators before the contract named the fifth",
        with(captured(187, 189), "states", states(188, CapturedChain.states().get(188L))),
        "PTL-QBF-004");
  }

  private void sealed() {
    TestChain strangers = new TestChain();
    strangers.validators(TestChain.keys(11, 12, 13, 14), TestChain.keys(11, 12, 13, 14));
    strangers.block(List.of());
    refused(
        "own-list-of-strangers",
        23,
        "A header that lists and is sealed by its author's own keys",
        made(strangers, 1),
        "PTL-ETH-003");
    TestChain half = new TestChain();
    half.validators(TestChain.keys(1, 2, 13), TestChain.keys(1, 2, 13)).block(List.of());
    refused(
        "half-of-the-trusted",
        23,
        "Two of four trusted validators seal a list of three",
        made(half, 1),
        "PTL-ETH-003");
    TestChain few = new TestChain();
    few.validators(TestChain.keys(1, 2, 3, 4), TestChain.keys(1, 2)).block(List.of());
    refused(
        "f-plus-one-seals",
        23,
        "Two of four seals, as a laxer client accepts",
        made(few, 1),
        "PTL-QBF-006");
    TestChain twice = new TestChain();
    twice.validators(TestChain.keys(1, 2, 3, 3), TestChain.keys(1, 2, 3)).block(List.of());
    refused(
        "validator-listed-twice",
        3,
        "One validator stands twice in the list",
        made(twice, 1),
        "PTL-QBF-002");
    TestChain nobody = new TestChain();
    nobody.validators(List.of(), TestChain.keys(1, 2, 3)).block(List.of());
    refused(
        "nobody-listed-and-no-contract",
        45,
        "A header lists nobody on a network without a contract",
        made(nobody, 1),
        "PTL-QBF-009");
    TestChain one = new TestChain();
    one.block(List.of());
    TestChain other = new TestChain();
    other.write(Bytes32.fromHex("77".repeat(32)), Bytes32.fromHex("77".repeat(32)));
    other.block(List.of());
    other.block(List.of());
    refused(
        "headers-of-another-chain-of-the-same-validators",
        45,
        "The second header is sealed by the same validators for another chain",
        with(
            made(one, 1), "headers", hexes(List.of(one.header(0), one.header(1), other.header(2)))),
        "PTL-QBF-008");
    TestChain waiting = new TestChain();
    waiting.validators(TestChain.keys(1, 2, 3), TestChain.keys(1, 2)).block(List.of());
    waiting.validators(TestChain.keys(1, 2, 3), TestChain.keys(1, 2, 3)).block(List.of());
    accepted(
        "accepted-by-the-block-after-it",
        "From four validators to three: two seals wait for the next block's three",
        made(waiting, 2),
        waiting.header(1));
  }

  /** Blocks of the captured chain from the checkpoint on, which is the first. */
  private static Json.Obj captured(int from, int to) {
    List<byte[]> headers = new ArrayList<>();
    List<Json> states = new ArrayList<>();
    for (int block = from; block <= to; block++) {
      byte[] raw = CapturedChain.headers().get(block);
      headers.add(block == from ? QbftHeader.decode(raw).bare() : raw);
      StateProof state = CapturedChain.states().get((long) block);
      if (state != null && block > from) {
        states.add(state(block, state));
      }
    }
    return Json.object(
        "network", network(CapturedChain.network()),
        "finality", CapturedChain.ruleFrom(from).json(),
        "now", Json.of(CapturedChain.AFTER),
        "headers", hexes(headers),
        "states", Json.of(states),
        "block", Json.of(to));
  }

  private static Json.Obj made(TestChain chain, int to) {
    return Json.object(
        "network", network(chain.network()),
        "finality", chain.rule(0).json(),
        "now", Json.of(TestChain.GENESIS_TIME + 100),
        "headers", hexes(chain.headers(0, 0, to)),
        "states", Json.of(List.of()),
        "block", Json.of(to > 1 ? 1 : to));
  }

  private static Json finality(int checkpoint, long period, boolean contract) {
    QbftRule rule = CapturedChain.ruleFrom(checkpoint);
    return new QbftRule(
            rule.checkpoint(),
            contract ? rule.contract() : java.util.Optional.empty(),
            period,
            rule.skip())
        .json();
  }

  static Json network(NetworkIdentity network) {
    return Json.object("caip2", Json.of(network.caip2()), "genesis", hex(network.genesis()));
  }

  private static Json states(int block, StateProof proof) {
    return Json.of(List.of(state(block, proof)));
  }

  private static Json state(int block, StateProof proof) {
    return Json.object(
        "before", Json.of(block),
        "account", hexes(proof.account().nodes()),
        "slots", Json.of(proof.slots().stream().map(slot -> hexes(slot.nodes())).toList()));
  }

  /** The block's fields are read from its bytes, not asked of the verifier. */
  private void accepted(String name, String says, Json.Obj input, byte[] block) {
    List<byte[]> fields = RlpEditor.split(block);
    all.add(
        EthereumVector.accepted(
            SUBJECT,
            name,
            says,
            input,
            "hash",
            hex(QbftHeader.decode(block).hash()),
            "time",
            Json.of(RlpItem.decode(fields.get(11)).number()),
            "stateRoot",
            hex(Bytes32.at(fields.get(3), 1)),
            "receiptsRoot",
            hex(Bytes32.at(fields.get(5), 1))));
  }

  private void real(String name, String says, int from, int to) {
    accepted(name, says, captured(from, to), CapturedChain.headers().get(to));
  }

  private void refused(String name, int item, String says, Json.Obj input, String code) {
    all.add(EthereumVector.refused(SUBJECT, name, item, says, input, code));
  }
}
