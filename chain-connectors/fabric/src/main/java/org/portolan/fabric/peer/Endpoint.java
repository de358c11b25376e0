package org.portolan.fabric.peer;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A peer to talk to.
 *
 * @param address {@code host:port}
 * @param organisation the MSP id of who runs it
 * @param certificates PEM of the authority that its TLS certificate is of
 * @param authority the name in its TLS certificate, where it is not the host's
 * @param tls what to show where the peer asks its clients for certificates of their own
 */
public record Endpoint(
    String address,
    String organisation,
    Path certificates,
    Optional<String> authority,
    Optional<ClientTls> tls) {
  /** PEM files. */
  public record ClientTls(Path certificate, Path key) {}
}
