package org.portolan.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where an operator finds what could not go on: the bytes as received and, beside them,
 * the reason with its code. The bytes stay in the archive as well.
 */
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final Pattern CODE = Pattern.compile("PTL-[A-Z]{3}-[0-9]{3}");

  private final HubDatabase database;
  private final Archive archive;
  private final Path folder;

  DeadLetters(HubDatabase database, Archive archive, Path folder) {
    this.database = database;
    this.archive = archive;
    this.folder = folder;
  }

  /** The name of the file beside one, with the reason. */
  public static String reasonOf(String file) {
    return file + ".reason.json";
  }

  private record Letter(
      long id, String name, String sha256, long size, String transport, String findings) {}

  /** Writes what is not there yet; the same letter again is the same two files. */
  void run() {
    for (Letter letter : due()) {
      write(letter);
      database.durably(
          c ->
              Rows.change(
                  c, "UPDATE message SET dead_letter = 'WRITTEN' WHERE id = ?", letter.id()));
    }
  }

  private List<Letter> due() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row ->
                    new Letter(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("size_bytes"),
                        row.getString("transport"),
                        row.getString("findings")),
                "SELECT * FROM message WHERE state IN ('REJECTED', 'FAILED')"
                    + " AND dead_letter IS NULL ORDER BY id"));
  }

  private void write(Letter letter) {
    String name = fileName(letter.id(), letter.name());
    try {
      Files.createDirectories(folder);
      List<String> reasons = new ArrayList<>();
      letter.findings().lines().forEach(reasons::add);
      ofDocuments(letter.id()).forEach(findings -> findings.lines().forEach(reasons::add));
      Files.write(
          folder.resolve(reasonOf(name)),
          reason(letter.name(), letter.sha256(), letter.size(), letter.transport(), reasons));
      copy(letter, name);
    } catch (IOException e) {
      throw new UncheckedIOException("a dead letter cannot be written to " + folder, e);
    }
  }

  private void copy(Letter letter, String name) throws IOException {
    InputStream archived;
    try {
      archived = archive.open(letter.sha256());
    } catch (UncheckedIOException e) {
      LOG.error("The bytes of message {} cannot be put beside their reason", letter.id(), e);
      return;
    }
    try (archived) {
      Path part = folder.resolve(name + ".part");
      Files.copy(archived, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private List<String> ofDocuments(long message) {
    return database.transact(
        c ->
            Rows.list(
                c,
                row -> row.getString(1),
                "SELECT findings FROM document WHERE message = ? ORDER BY place"
                    + " FETCH FIRST 100 ROWS ONLY",
                message));
  }

  /** As in {@code message-17-declaration.edi}. */
  static String fileName(long message, String name) {
    return "message-" + message + "-" + name;
  }

  /** What a released message leaves here. */
  void remove(long message, String name) {
    try {
      Files.deleteIfExists(folder.resolve(fileName(message, name)));
      Files.deleteIfExists(folder.resolve(reasonOf(fileName(message, name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param reasons a line each, with its code
   */
  public static byte[] reason(
      String name, String sha256, long size, String transport, List<String> reasons) {
    return Json.object(
            "file", Json.of(name),
            "sha256", Json.of(sha256),
            "size", Json.of(size),
            "transport", Json.of(transport),
            "code", Json.of(reasons.stream().map(DeadLetters::code).findFirst().orElse("")),
            "reasons", Json.of(reasons.stream().map(Json::of).toList()),
            "at", Json.of(Instant.now().toString()))
        .canonical();
  }

  private static String code(String reason) {
    Matcher code = CODE.matcher(reason);
    return code.find() ? code.group() : "";
  }
}
