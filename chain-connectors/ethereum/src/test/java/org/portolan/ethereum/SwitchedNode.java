package org.portolan.ethereum;

import java.io.IOException;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** A node that is honest until it is told to lie. */
final class SwitchedNode implements AutoCloseable {
  private final LyingNode node;
  private volatile BiFunction<String, JsonNode, JsonNode> lie = (method, result) -> result;

  SwitchedNode(String honest) throws IOException {
    node = new LyingNode(honest, (method, result) -> lie.apply(method, result));
  }

  void lies(BiFunction<String, JsonNode, JsonNode> from) {
    lie = from;
  }

  String url() {
    return node.url();
  }

  @Override
  public void close() {
    node.close();
  }
}
