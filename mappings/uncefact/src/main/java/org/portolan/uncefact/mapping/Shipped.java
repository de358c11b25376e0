package org.portolan.uncefact.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of tables, blocks and overlays that come with the product. */
final class Shipped {
  private Shipped() {}

  static String text(String name) {
    try (InputStream in = Shipped.class.getResourceAsStream("/portolan/maps/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
