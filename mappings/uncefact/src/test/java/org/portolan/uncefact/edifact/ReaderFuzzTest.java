package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: findings or our own refusal, never anything else. */
class ReaderFuzzTest {
  private static final byte[] TELLING =
      "UNA:+.? 'UNBHTZGES*\n\r\0\u00ff0129".getBytes(StandardCharsets.ISO_8859_1);

  private static final int LARGEST_SEED = 1 << 16;

  /** What reading and judging may allocate: so much for any file, and so much for each byte. */
  private static final long ALLOCATED = 16L << 20;

  private static final long ALLOCATED_PER_BYTE = 4_000;

  private static final List<String> SEEDS =
      List.of(
          "UNA:+.?"
              + " 'UNB+UNOC:3+HAVEN:14+ZOLL:14+240115:1030+7'UNG+ORDERS+A+B+240115:1030+3+UN+D:96A'"
              + "UNH+1+ORDERS:D:96A:UN'BGM+220+4711+9'DTM+137:20240115:102'NAD+BY+1::9++?'A?+B:C'"
              + "CTA+IC+:PAUL'LIN+1++4012345000016:EN'QTY+21:5'UNS+S'UNT+9+1'UNE+1+3'UNZ+1+7'",
          "UNB+UNOW:4+HAVEN:14+ZOLL:14+20240115:1030+8'UNH+1+INVOIC:D:01B:UN'BGM+380+I1+9'"
              + "DTM+137:20240115:102'CUX+2:EUR:4*3:USD:11+1.1'LIN+1'MOA+203:-9,5'UNS+S'MOA+79:1'"
              + "UNT+9+1'UNZ+1+8'",
          "UNB+UNOA:2+A+B+240115:1030+9'UNH+1+CUSDEC:D:96B:UN'BGM+929+X+9'CST++1'UNS+D'CST+1'"
              + "PAC+6'PCI+28'DOC+916'UNS+S'CNT+5:1'UNT+11+1'UNZ+1+9'",
          "UNB+UNOC:3+A+B+240115:1030+9'UNH+1+CONTRL:D:3:UN'UCI+7+A+B+7'UCM+1+ORDERS:D:96A:UN+4'"
              + "UCS+3'UCD+12+2:1'UNT+6+1'UNZ+1+9'");

  /** The samples and, where it stands beside the checkout, the corpus: messages of many hands. */
  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    SEEDS.forEach(seed -> seeds.add(seed.getBytes(StandardCharsets.ISO_8859_1)));
    List<Path> folders = new ArrayList<>(List.of(Path.of("src/main/resources/portolan/samples")));
    Path shared = Path.of("../../../shared/corpus/edifact").toAbsolutePath().normalize();
    if (Files.isDirectory(shared)) {
      folders.add(shared);
    }
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) <= LARGEST_SEED) {
            seeds.add(Files.readAllBytes(file));
          }
        }
      }
    }
    return seeds;
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] file = seed.clone();
    for (int times = 1 + random.nextInt(4); times > 0 && file.length > 0; times--) {
      int at = random.nextInt(file.length);
      switch (random.nextInt(6)) {
        case 0 -> file[at] = (byte) random.nextInt(256);
        case 1 -> file[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> file = Arrays.copyOf(file, at);
        case 3 -> file = spliced(file, at, Math.min(file.length, at + random.nextInt(30)), 0);
        case 4 -> file = spliced(file, at, Math.min(file.length, at + random.nextInt(30)), 2);
        default -> file = spliced(file, at, at + 1, random.nextInt(400));
      }
    }
    return file;
  }

  /** The file with a stretch of it taken out, or repeated. */
  private static byte[] spliced(byte[] file, int from, int to, int times) {
    byte[] result = new byte[file.length + (to - from) * (times - 1)];
    System.arraycopy(file, 0, result, 0, from);
    for (int i = 0; i < times; i++) {
      System.arraycopy(file, from, result, from + i * (to - from), to - from);
    }
    System.arraycopy(file, to, result, from + times * (to - from), file.length - to);
    return result;
  }

  private static void fuzz(Duration duration) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<byte[]> seeds = seeds();
    long end = System.nanoTime() + duration.toNanos();
    int read = 0;
    for (long run = 0; System.nanoTime() < end; run++) {
      Random random = new Random(run);
      byte[] file = mutated(seeds.get(random.nextInt(seeds.size())), random);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        Interchanges told = Interchanges.judged(run % 2 == 0 ? Mode.STRICT : Mode.TOLERANT, file);
        read += told.messages.size();
        // Work that grew faster than the file would allocate faster than it, whatever the machine.
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
            .as("run %d, %d bytes", run, file.length)
            .isLessThan(ALLOCATED + ALLOCATED_PER_BYTE * file.length);
        told.findings.forEach(finding -> assertThat(finding.toString()).isNotEmpty());
      } catch (RuntimeException e) {
        throw new AssertionError(
            "run " + run + ": " + new String(file, StandardCharsets.ISO_8859_1), e);
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void every_truncation_of_a_sound_interchange_is_found() {
    for (String seed : SEEDS) {
      byte[] whole = seed.getBytes(StandardCharsets.ISO_8859_1);
      for (int length = 1; length < whole.length; length++) {
        Interchanges told = Interchanges.judged(Mode.TOLERANT, Arrays.copyOf(whole, length));
        assertThat(told.findings).as("%d bytes of %s", length, seed).isNotEmpty();
      }
    }
  }

  @Test
  void changed_bytes_are_read_or_refused_and_nothing_else() throws IOException {
    fuzz(Duration.ofSeconds(30));
  }

  @Tag("slow")
  @Test
  void changed_bytes_are_read_or_refused_for_ten_minutes() throws IOException {
    fuzz(Duration.ofMinutes(10));
  }
}
