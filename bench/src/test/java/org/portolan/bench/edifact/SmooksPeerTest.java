package org.portolan.bench.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Slow: the cartridge compiles a directory for most of a minute. */
@Tag("slow")
class SmooksPeerTest {
  @Test
  void smooks_writes_every_line_of_the_interchange_as_xml() throws Exception {
    ByteArrayOutputStream interchange = new ByteArrayOutputStream();
    InvoicInterchange.write(interchange, 2);

    try (SmooksPeer peer = new SmooksPeer()) {
      assertThat(peer.read(interchange.toByteArray())).isGreaterThan(20_000);
    }
  }
}
