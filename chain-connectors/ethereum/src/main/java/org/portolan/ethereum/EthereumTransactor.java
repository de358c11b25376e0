package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.ethereum.PreparedBytes.Attempt;
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
 * Writes to the registry. A deed is done once whatever transaction brings it, so that one whose
 * nonce went to another is lost without harm, and signed anew; what became of it is read from the
 * registry's own events by the command's key, and from the receipts of all that were signed for it.
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
    if (isDoneOnce(command)) {
      there = deeds.find(deed.key());
    }
    if (there.isEmpty() && asks(command)) {
      there = deeds.recent(deed.key());
    }
    if (there.isPresent() && there.get().value().equals(deed.value())) {
      return inForce(deed, there.get());
    }
    if (there.isPresent()) {
      byte[] report = calls.report(command).orElseThrow(() -> new LedgerRefused(conflict(deed)));
      return signed(command, deed, node -> List.of(report));
    }
    try {
      return signed(command, deed, node -> calls.of(node, networkId, command));
    } catch (LedgerRefused refused) {
      // What was sent before may have been mined since the registry was asked.
      return Optional.of(deed.key())
          .filter(key -> isDoneOnce(command))
          .flatMap(deeds::recent)
          .filter(done -> done.value().equals(deed.value()))
          .map(done -> inForce(deed, done))
          .orElseThrow(() -> refused);
    }
  }

  private static Prepared inForce(Deed deed, Deeds.Done done) {
    return new Prepared(
        deed.key(), PreparedBytes.of(deed.value(), List.of()).encode(), done.at().position().hex());
  }

  /** Whether a status is newer than the kept one is for the registry to say, each time. */
  private static boolean isDoneOnce(Command command) {
    return !(command instanceof Command.AcceptStatus);
  }

  private boolean asks(Command command) {
    return isDoneOnce(command) && !sender.expects(command);
  }

  private Prepared signed(Command command, Deed deed, Function<Node, List<byte[]>> calldata) {
    return nodes.ask(
        node -> {
          List<byte[]> signed = new ArrayList<>();
          for (byte[] data : calldata.apply(node)) {
            try {
              signed.add(sender.sign(node, command, data));
            } catch (NodeRefused e) {
              throw isTaken(node, data) ? notYet(e) : refused(e);
            }
          }
          String reference =
              signed.isEmpty()
                  ? "nothing to change now"
                  : SignedTransaction.hash(signed.get(0)).hex();
          return new Prepared(
              deed.key(), PreparedBytes.of(deed.value(), signed).encode(), reference);
        });
  }

  /** Whether the registry would take a call as of the newest block. */
  private boolean isTaken(Node node, byte[] data) {
    try {
      node.call(sender.address(), registry.address(), data, "latest");
      return true;
    } catch (NodeRefused e) {
      return false;
    }
  }

  /**
   * Some nodes estimate on top of what waits in their pool: there the same deed, or one before it,
   * is done already, and no block has it yet.
   */
  private static LedgerUnavailable notYet(NodeRefused e) {
    return new LedgerUnavailable(
        "what is on its way does it, or changes it: ask again once that is in a block", e);
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
    for (Attempt attempt : PreparedBytes.decode(prepared.bytes()).attempts()) {
      nodes.ask(
          node -> {
            try {
              sender.send(node, attempt.transaction());
            } catch (NodeRefused e) {
              throw refused(e);
            }
            return node;
          });
    }
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    if (stored.attempts().isEmpty() && prepared.key().verb().equals("trust")) {
      return nodes.ask(this::nothingToChange);
    }
    Optional<Deeds.Done> there = deeds.find(prepared.key());
    if (there.isPresent() && there.get().value().equals(stored.value())) {
      return there.get().at();
    }
    Outcome reported = transactions(prepared, stored);
    boolean told = stored.attempts().isEmpty() || !isOpen(reported);
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
    for (Attempt attempt : stored.attempts()) {
      last = nodes.ask(node -> outcome(node, prepared.key(), attempt));
      if (!(last instanceof Outcome.Final)) {
        return last;
      }
    }
    return last;
  }

  private Outcome outcome(Node node, CommandKey key, Attempt attempt) {
    Optional<JsonNode> mined = mined(node, attempt);
    if (mined.isEmpty()) {
      return waiting(node, key, attempt);
    }
    if (isFailed(mined.get())) {
      return failed(node, attempt.transaction());
    }
    long block = Values.number(mined.get().get("blockNumber"));
    if (block > registry.finality().head(node).number()) {
      return new Outcome.Pending();
    }
    Bytes32 position =
        Position.ofBlock(block, (int) Values.number(mined.get().get("transactionIndex")), 0);
    return new Outcome.Final(
        position,
        Values.hash(mined.get().get("blockHash")),
        block,
        node.block(block).orElseThrow().time());
  }

  /** Of all that were signed for it the one that did it; else the newest, if it failed. */
  private static Optional<JsonNode> mined(Node node, Attempt attempt) {
    for (Bytes32 hash : attempt.before()) {
      Optional<JsonNode> receipt = node.receipt(hash).filter(mined -> !isFailed(mined));
      if (receipt.isPresent()) {
        return receipt;
      }
    }
    return node.receipt(attempt.hash());
  }

  private static boolean isFailed(JsonNode receipt) {
    return Values.number(receipt.get("status")) == 0;
  }

  private Outcome waiting(Node node, CommandKey key, Attempt attempt) {
    if (node.knows(attempt.hash()) || deeds.recent(key).isPresent()) {
      return new Outcome.Pending();
    }
    return sender.isLost(node, attempt.transaction())
        ? new Outcome.Unknown("its nonce went to another transaction: sign it anew", true)
        : new Outcome.Unknown("no node knows the transaction; it may not have been sent");
  }

  /** Why it failed is asked of the present state; a head that moved on is no refusal for good. */
  private Outcome failed(Node node, byte[] transaction) {
    try {
      node.call(
          sender.address(),
          registry.address(),
          SignedTransaction.read(transaction).data(),
          "latest");
      return new Outcome.Unknown("it failed when it was mined, and would succeed now", true);
    } catch (NodeRefused e) {
      return RevertReason.of(e.data())
          .filter(refusal -> !refusal.code().equals("PTL-EVM-001"))
          .<Outcome>map(Outcome.Rejected::new)
          .orElseGet(() -> new Outcome.Unknown("it failed when it was mined: sign it anew", true));
    }
  }

  @Override
  public Prepared replace(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    boolean done = deeds.find(prepared.key()).or(() -> deeds.recent(prepared.key())).isPresent();
    if (done || stored.attempts().isEmpty()) {
      return prepared;
    }
    return nodes.ask(
        node -> {
          List<Attempt> better = new ArrayList<>();
          try {
            for (Attempt attempt : stored.attempts()) {
              better.add(better(node, attempt));
            }
          } catch (NodeRefused e) {
            throw refused(e);
          }
          return new Prepared(
              prepared.key(),
              new PreparedBytes(stored.value(), better).encode(),
              better.get(0).hash().hex());
        });
  }

  /** One that was mined and did what it should stays. */
  private Attempt better(Node node, Attempt attempt) {
    Optional<JsonNode> mined = mined(node, attempt);
    if (mined.filter(receipt -> !isFailed(receipt)).isPresent()) {
      return attempt;
    }
    byte[] signed = sender.replace(node, attempt.transaction(), mined.isPresent());
    return Arrays.equals(signed, attempt.transaction()) ? attempt : attempt.replacedBy(signed);
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return deeds.find(key).map(Deeds.Done::at);
  }
}
