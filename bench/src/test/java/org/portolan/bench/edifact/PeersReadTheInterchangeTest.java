package org.portolan.bench.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** A benchmark is fair only when everyone reads all of the same bytes without complaint. */
class PeersReadTheInterchangeTest {
  private static byte[] interchange() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InvoicInterchange.write(out, 3);
    return out.toByteArray();
  }

  @Test
  void a_message_is_about_4_KB() {
    assertThat(InvoicInterchange.message(1)).hasSizeBetween(3_700, 4_500);
  }

  @Test
  void staedi_validates_it_against_the_whole_directory() throws Exception {
    StaediPeer peer = new StaediPeer(StaediSchema.of("d96a", "INVOIC"));

    assertThat(peer.read(interchange())).isGreaterThan(3 * 2_000);
  }

  @Test
  void edireader_tells_every_element_of_it() throws Exception {
    assertThat(new EdireaderPeer().read(interchange())).isGreaterThan(3 * 2_000);
  }
}
