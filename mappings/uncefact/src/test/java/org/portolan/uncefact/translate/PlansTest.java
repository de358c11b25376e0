package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.model.Leaf;

/** What was planned for one segment is right for every other of its shape. */
class PlansTest {
  private static final int CHANGES = 60;

  @TempDir Path noOverlays;

  private record Read(List<Leaf> leaves, String lost, List<String> findings) {}

  private static Read read(MappingTables tables, String file) {
    Translation translation =
        new Translator(Mode.TOLERANT, Clock.systemUTC(), tables)
            .translate(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)),
                "0".repeat(64));
    List<Leaf> leaves = new ArrayList<>();
    StringBuilder lost = new StringBuilder();
    for (Translated message : translation.messages()) {
      message.document().ifPresent(document -> leaves.addAll(document.leaves()));
      lost.append(message.losses().map(LossReport::text).orElse(""));
    }
    return new Read(
        leaves, lost.toString(), translation.findings().stream().map(Object::toString).toList());
  }

  /** The file with an element emptied, a component taken out, or a value put at another's place. */
  private static String changed(String file, Random random) {
    String[] segments = file.split("'", -1);
    int at = 2 + random.nextInt(segments.length - 4);
    String[] elements = segments[at].split("\\+", -1);
    int element = elements.length == 1 ? 0 : 1 + random.nextInt(elements.length - 1);
    String[] other = segments[2 + random.nextInt(segments.length - 4)].split("[+:]", -1);
    String value = other[random.nextInt(other.length)];
    if (element > 0) {
      elements[element] =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> value;
            case 2 -> elements[element] + ":" + value;
            default -> elements[element].replaceFirst("[^:]*:", "");
          };
    }
    segments[at] = String.join("+", elements);
    return String.join("'", segments);
  }

  @Test
  void however_a_segment_changes_it_is_read_as_by_a_table_that_has_read_nothing_before()
      throws IOException {
    MappingTables used = MappingTables.unproved(noOverlays);
    Random random = new Random(9735);
    for (String sample : RoundTrips.SAMPLES) {
      String file = RoundTrips.text(sample);
      for (int change = 0; change < CHANGES; change++) {
        String changed = changed(file, random);

        Read read = read(used, changed);

        assertThat(read).as(changed).isEqualTo(read(MappingTables.unproved(noOverlays), changed));
      }
    }
  }
}
