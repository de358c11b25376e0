package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.ethereum.account.SignedTransaction;
import org.portolan.ethereum.contract.RevertReason;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.ethereum.node.Nodes;
import org.portolan.ethereum.node.Values;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.record.Position;
import tools.jackson.databind.JsonNode;

/**
 * Writes to the registry. A deed is done once whatever transaction brings it, so that a transaction
 * whose nonce went to another is simply signed anew; what became of it is read from the registry's
 * own events, by the command's key.
 */
final class EthereumTransactor implements Transactor {
  private final Nodes nodes;
  private final Registry registry;
  private final Deeds deeds;
  private final Calls calls;
  private final Sender sender;
  private final Bytes32 networkId;

  EthereumTransactor(
      Nodes nodes, Registry registry, Deeds deeds, Calls calls, Sender sender, Bytes32 networkId) {
    this.nodes = nodes;
    this.registry = registry;
    this.deeds = deeds;
    this.calls = calls;
    this.sender = sender;
    this.networkId = networkId;
  }

  @Override
  public Prepared prepare(Command command) {
    Deed deed = Deed.of(command);
    Optional<Deeds.Done> there = Optional.empty();
    // Whether a status is newer than the kept one is for the registry to say, each time.
    if (!(command instanceof Command.AcceptStatus)) {
      there = deeds.find(deed.key());
    }
    if (there.isEmpty() && asks(command)) {
      there = deeds.recent(deed.key());
    }
    if (there.isPresent() && there.get().value().equals(deed.value())) {
      return new Prepared(
          deed.key(),
          new PreparedBytes(deed.value(), List.of()).encode(),
          there.get().at().position().hex());
    }
    if (there.isPresent()) {
      byte[] report = calls.report(command).orElseThrow(() -> new LedgerRefused(conflict(deed)));
      return signed(command, deed, node -> List.of(report));
    }
    return signed(command, deed, node -> calls.of(node, networkId, command));
  }

  private boolean asks(Command command) {
    return !(command instanceof Command.AcceptStatus) && !sender.expects(command);
  }

  private Prepared signed(Command command, Deed deed, Function<Node, List<byte[]>> calldata) {
    return nodes.ask(
        node -> {
          List<byte[]> signed = new ArrayList<>();
          try {
            for (byte[] data : calldata.apply(node)) {
              signed.add(sender.sign(node, command, data));
            }
          } catch (NodeRefused e) {
            throw refused(e);
          }
          String reference =
              signed.isEmpty() ? "in force already" : SignedTransaction.hash(signed.get(0)).hex();
          return new Prepared(
              deed.key(), new PreparedBytes(deed.value(), signed).encode(), reference);
        });
  }

  private static Refusal conflict(Deed deed) {
    return conflict(deed.key());
  }

  /** What a person has to look at: two batches, two records, or two other values of one key. */
  private static Refusal conflict(CommandKey key) {
    String code =
        switch (key.verb()) {
          case "accept-batch" -> "PTL-DST-009";
          case "recognize" -> "PTL-DST-016";
          default -> "PTL-LED-001";
        };
    return Refusal.of(
        code, key.verb(), "another value for the same key", "the value the registry has");
  }

  /** The registry's own words, or that the node cannot do it now. */
  private static RuntimeException refused(NodeRefused e) {
    return RevertReason.of(e.data())
        .<RuntimeException>map(LedgerRefused::new)
        .orElseGet(() -> new LedgerUnavailable(e.getMessage(), e));
  }

  @Override
  public void send(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    for (byte[] transaction : stored.transactions()) {
      nodes.ask(
          node -> {
            try {
              sender.send(node, transaction, () -> isDone(prepared.key()));
            } catch (NodeRefused e) {
              throw refused(e);
            }
            return node;
          });
    }
  }

  private boolean isDone(CommandKey key) {
    return deeds.find(key).or(() -> deeds.recent(key)).isPresent();
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    if (stored.transactions().isEmpty() && prepared.key().verb().equals("trust")) {
      return nodes.ask(this::nothingToChange);
    }
    Optional<Deeds.Done> there = deeds.find(prepared.key());
    if (there.isPresent() && there.get().value().equals(stored.value())) {
      return there.get().at();
    }
    Outcome reported = transactions(prepared, stored);
    boolean told = stored.transactions().isEmpty() || !isOpen(reported);
    return there.isPresent() && told ? new Outcome.Rejected(conflict(prepared.key())) : reported;
  }

  /** Lanes and epochs are what the trust file wants them to be: no event tells of that. */
  private Outcome nothingToChange(Node node) {
    Block head = registry.finality().head(node);
    return new Outcome.Final(Bytes32.ZERO, head.hash(), head.number(), head.time());
  }

  private static boolean isOpen(Outcome outcome) {
    return outcome instanceof Outcome.Pending || outcome instanceof Outcome.Unknown;
  }

  private Outcome transactions(Prepared prepared, PreparedBytes stored) {
    Outcome last = new Outcome.Unknown("nothing of it is on the chain yet");
    for (byte[] transaction : stored.transactions()) {
      last = nodes.ask(node -> outcome(node, prepared.key(), transaction));
      if (!(last instanceof Outcome.Final)) {
        return last;
      }
    }
    return last;
  }

  private Outcome outcome(Node node, CommandKey key, byte[] transaction) {
    Bytes32 hash = SignedTransaction.hash(transaction);
    Optional<JsonNode> receipt = node.receipt(hash);
    if (receipt.isEmpty()) {
      if (deeds.recent(key).isPresent()) {
        return new Outcome.Pending();
      }
      return node.knows(hash)
          ? new Outcome.Pending()
          : new Outcome.Unknown("no node knows the transaction; it may not have been sent");
    }
    if (Values.number(receipt.get().get("status")) == 0) {
      return failed(node, transaction);
    }
    long block = Values.number(receipt.get().get("blockNumber"));
    if (block > registry.finality().head(node).number()) {
      return new Outcome.Pending();
    }
    Bytes32 position =
        Position.ofBlock(block, (int) Values.number(receipt.get().get("transactionIndex")), 0);
    return new Outcome.Final(
        position,
        Values.hash(receipt.get().get("blockHash")),
        block,
        node.block(block).orElseThrow().time());
  }

  /** Why it failed is asked of the present state; a head that moved on is no refusal for good. */
  private Outcome failed(Node node, byte[] transaction) {
    try {
      node.call(
          sender.address(),
          registry.address(),
          SignedTransaction.read(transaction).data(),
          "latest");
      return new Outcome.Unknown("it failed when it was mined, and would succeed now: send again");
    } catch (NodeRefused e) {
      return RevertReason.of(e.data())
          .filter(refusal -> !refusal.code().equals("PTL-EVM-001"))
          .<Outcome>map(Outcome.Rejected::new)
          .orElseGet(() -> new Outcome.Unknown("it failed when it was mined: send again"));
    }
  }

  @Override
  public Prepared replace(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    return nodes.ask(
        node -> {
          List<byte[]> dearer =
              stored.transactions().stream().map(t -> sender.replace(node, t)).toList();
          String reference =
              dearer.isEmpty() ? prepared.reference() : SignedTransaction.hash(dearer.get(0)).hex();
          return new Prepared(
              prepared.key(), new PreparedBytes(stored.value(), dearer).encode(), reference);
        });
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return deeds.find(key).map(Deeds.Done::at);
  }
}
