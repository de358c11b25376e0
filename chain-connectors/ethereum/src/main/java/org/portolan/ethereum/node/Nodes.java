package org.portolan.ethereum.node;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.portolan.ledger.LedgerUnavailable;

/** Several nodes of one chain: where one does not answer, the next is asked. */
public final class Nodes implements AutoCloseable {
  private final List<Node> nodes;
  private final AtomicInteger preferred = new AtomicInteger();

  public Nodes(List<Endpoint> endpoints) {
    this.nodes = endpoints.stream().map(Node::new).toList();
  }

  public List<Node> all() {
    return nodes;
  }

  /** The first answer; the node that gave it is asked first next time. */
  public <T> T ask(Function<Node, T> question) {
    LedgerUnavailable last = null;
    int start = preferred.get();
    for (int i = 0; i < nodes.size(); i++) {
      int which = (start + i) % nodes.size();
      try {
        T answer = question.apply(nodes.get(which));
        preferred.set(which);
        return answer;
      } catch (LedgerUnavailable e) {
        last = e;
      }
    }
    throw last;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
