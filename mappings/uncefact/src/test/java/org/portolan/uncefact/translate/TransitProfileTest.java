package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/** A real transit declaration of the NCTS profile, where it stands beside the checkout. */
class TransitProfileTest {
  private static Translation read(Mode mode) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/corpus/edifact"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "no corpus beside this checkout");
    try (Stream<Path> files = Files.walk(folder.resolve("shared/corpus/edifact"))) {
      Path file = files.filter(f -> f.endsWith("96b_cusdec.edi")).findFirst().orElseThrow();
      return new Translator(mode, Clock.systemUTC())
          .translate(new ByteArrayInputStream(Files.readAllBytes(file)), "0".repeat(64));
    }
  }

  @Test
  void read_strictly_it_has_four_findings() throws IOException {
    Translation strict = read(Mode.STRICT);

    assertThat(strict.findings())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder("PTL-EDI-037", "PTL-EDI-037", "PTL-EDI-037", "PTL-MAP-004");
  }

  @Test
  void read_tolerantly_with_its_overlay_it_passes() throws IOException {
    Translation tolerant = read(Mode.TOLERANT);

    assertThat(tolerant.findings()).noneMatch(finding -> finding.level() == Level.ERROR);
    assertThat(tolerant.messages().get(0).document().orElseThrow().text("/declaration/typeCode"))
        .contains("T2");
  }
}
