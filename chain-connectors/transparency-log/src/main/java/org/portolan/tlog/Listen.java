package org.portolan.tlog;

import java.net.InetSocketAddress;

/** An address as settings write it: {@code 127.0.0.1:8090}, {@code [::1]:8090}. */
final class Listen {
  private Listen() {}

  static InetSocketAddress at(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("listen is an address and a port, not " + text);
    }
    return new InetSocketAddress(
        text.substring(0, colon).replaceAll("[\\[\\]]", ""),
        Integer.parseInt(text.substring(colon + 1)));
  }
}
