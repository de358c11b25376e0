package org.portolan.app.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.portolan.hub.DeadLetters;
import org.portolan.hub.Intake;
import org.portolan.hub.IntakeRefused;

/** Files that the hub could not take in: moved aside as they are, the reason beside them. */
final class DeadFiles {
  /** The exchange property with the name under which a file lies here. */
  static final String NAME = "dead";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

  private final Path folder;
  private final AtomicLong count = new AtomicLong();

  DeadFiles(Path folder) {
    this.folder = folder;
  }

  /** A name of its own, so that no file ever takes the place of another. */
  String name(String file) {
    return LocalDateTime.now(ZoneOffset.UTC).format(TIME)
        + "-"
        + count.incrementAndGet()
        + "-"
        + Intake.safe(file);
  }

  void writeReason(Exchange exchange) throws IOException {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String file = exchange.getMessage().getHeader(Exchange.FILE_NAME, "message", String.class);
    IntakeRefused refused =
        cause instanceof IntakeRefused known ? known : IntakeRefused.notKept(file, cause);
    String name = exchange.getProperty(NAME, String.class);
    Long size = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, 0L, Long.class);
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(DeadLetters.reasonOf(name)),
        DeadLetters.reason(
            Intake.safe(file), "", size, "folder", List.of(refused.refusal().toString())));
  }
}
