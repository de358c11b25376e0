package org.portolan.bench.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.OutSegment;

/** A benchmark is fair only when everyone writes all of the same interchange. */
class PeersWriteTheInterchangeTest {
  private static List<List<OutSegment>> bodies() throws Exception {
    return WriteThroughput.bodies(WriteThroughput.documents(3));
  }

  private static String segments(byte[] interchange) {
    return new String(interchange, ISO_8859_1).replaceAll("\\R", "").replaceFirst("^UNA[^']*'", "");
  }

  @Test
  void staedi_writes_the_bytes_that_we_write_with_a_schema_and_without() throws Exception {
    String ours = segments(WriteThroughput.written(bodies()));
    for (StaediWriterPeer peer :
        List.of(
            new StaediWriterPeer(bodies()),
            new StaediWriterPeer(bodies(), StaediSchema.of("d96a", "INVOIC")))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      peer.write(out);

      assertThat(segments(out.toByteArray())).isEqualTo(ours);
    }
  }

  /** Slow: the cartridge compiles a directory for most of a minute. */
  @Tag("slow")
  @Test
  void smooks_writes_the_segments_that_we_write() throws Exception {
    byte[] ours = WriteThroughput.written(bodies());
    try (SmooksWriterPeer peer = new SmooksWriterPeer(ours)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      peer.write(out);

      assertThat(segments(out.toByteArray())).isEqualTo(segments(ours));
    }
  }
}
