package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ethereum.contract.RegistrySlots;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.ethereum.trie.Receipts;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Source;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;

/**
 * One operator's node. What it tells is checked against the roots of the block that it names: an
 * anchor against the receipts root, endings against the registry's storage under the state root.
 * That the block is the chain's own is for two operators to say, or for the seals in the evidence.
 */
final class EthereumSource implements Source {
  private final Node node;
  private final Registry registry;
  private final NodeState state;
  private final Optional<Prover> prover;

  EthereumSource(Node node, Registry registry, Optional<Prover> prover) {
    this.node = node;
    this.registry = registry;
    this.state = new NodeState(node, registry);
    this.prover = prover;
  }

  @Override
  public String name() {
    return node.operator();
  }

  @Override
  public Head head() {
    Block head = answer(() -> registry.finality().head(node));
    return new Head(head.number(), head.hash(), head.time());
  }

  @Override
  public Optional<Anchor> anchor(Bytes32 publisher, long ordinal, long asOfHeight) {
    block(asOfHeight);
    return answer(
        () ->
            registry
                .events(
                    node,
                    registry.from(),
                    asOfHeight,
                    RegistryEvents.ANCHORED,
                    publisher,
                    RegistryEvents.topic(ordinal))
                .stream()
                .findFirst()
                .map(this::checked));
  }

  /** The anchor, once it stands in receipts that give the block's receipts root. */
  private Anchor checked(Registry.Seen seen) {
    Block block = block(seen.log().block());
    Receipts receipts = new Receipts(node.receipts(block.number()));
    if (!receipts.root().equals(block.receiptsRoot())
        || !block.hash().equals(seen.log().blockHash())
        || !receipts.have(registry.address(), seen.log())) {
      throw lied("receipts of block " + block.number(), "those of its receipts root");
    }
    return LedgerEvents.anchor((RegistryEvents.Anchored) seen.event(), seen);
  }

  @Override
  public Ended ended(Bytes32 publisher, long asOfHeight, long afterEndings) {
    List<Ending> all = new ArrayList<>();
    block(asOfHeight);
    EndingRegister register = answer(() -> register(publisher, asOfHeight, all));
    int from = (int) Math.min(afterEndings, all.size());
    return new Ended(register.status(), all.subList(from, all.size()));
  }

  @Override
  public BitProof statusProof(Bytes32 publisher, Bytes32 commitment, long asOfHeight) {
    return answer(() -> register(publisher, asOfHeight, new ArrayList<>())).proof(commitment);
  }

  /** The publisher's endings by the events, held against number and head in the state. */
  private EndingRegister register(Bytes32 publisher, long asOfHeight, List<Ending> all) {
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    for (Registry.Seen seen :
        registry.events(node, registry.from(), asOfHeight, RegistryEvents.ENDED, publisher)) {
      Ending ending = ((RegistryEvents.Ended) seen.event()).ending();
      all.add(ending);
      register = register.with(ending);
    }
    Bytes32 slot = RegistrySlots.ofEndings(publisher);
    Bytes32 there = state.word(block(asOfHeight), slot);
    Bytes32 expected = RegistrySlots.endings(register.status().endings(), register.status().head());
    if (!there.equals(expected)) {
      throw lied(all.size() + " endings", "those whose number and head the state holds");
    }
    return register;
  }

  @Override
  public Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    Prover by =
        prover.orElseThrow(
            () ->
                new LedgerRefused(
                    Refusal.of(
                        "PTL-EVM-014", "finality", "no seals", "a chain whose blocks are sealed")));
    return answer(() -> by.prove(anchor, claim, commitment));
  }

  private Block block(long number) {
    return node.block(number)
        .orElseThrow(() -> new LedgerUnavailable(name() + " has no block " + number, null));
  }

  private LedgerRefused lied(String seen, String expected) {
    return new LedgerRefused(Refusal.of("PTL-EVM-015", name(), seen, expected));
  }

  private <T> T answer(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (NodeRefused e) {
      throw new LedgerUnavailable(name() + ": " + e.getMessage(), e);
    }
  }
}
