package org.portolan.ethereum.node;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a node answers.
 *
 * @param operator who runs it; two reads count as independent where the operators differ
 * @param headers sent with each request, as basic or bearer authentication needs them
 * @param certificates PEM file of the authorities that may vouch for the node's TLS certificate;
 *     without it the Java platform's
 */
public record Endpoint(
    String url, String operator, Map<String, String> headers, Optional<Path> certificates) {
  public Endpoint {
    headers = Map.copyOf(headers);
  }

  /** Headers may hold secrets. */
  @Override
  public String toString() {
    return operator + " at " + url;
  }
}
