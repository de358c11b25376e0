package org.portolan.evidence.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.record.RecordRefused;

/**
 * Trust files that a person keeps under a name: {@code NAME.json} in one folder. A name says which
 * of the verifier's own files is meant; a bundle never brings one.
 */
public record TrustStore(Path folder) {
  /** Names the folder, if it is another than the usual one. */
  public static final String VARIABLE = "PORTOLAN_TRUST_DIR";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String SUFFIX = ".json";

  /**
   * The folder that {@value #VARIABLE} names, else {@code portolan/trust} in the folder of the
   * user's configuration.
   */
  public static TrustStore of(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return new TrustStore(Path.of(named));
    }
    String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        configuration.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
            : Path.of(configuration);
    return new TrustStore(base.resolve("portolan").resolve("trust"));
  }

  /** Reads the file of that name; refuses a name that is not there and says where it looked. */
  public TrustFile open(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new RecordRefused(
          "PTL-TRU-008", folder.toString(), name, "a name of letters, digits, dots and hyphens");
    }
    Path file = folder.resolve(name + SUFFIX);
    if (!Files.isRegularFile(file)) {
      throw new RecordRefused(
          "PTL-TRU-008", file.toString(), "no such file", "one of " + names() + " in " + folder);
    }
    return read(file);
  }

  /** Reads a trust file wherever it is; one that is too large is not read at all. */
  public static TrustFile read(Path file) throws IOException {
    if (Files.size(file) > TrustFile.MAX_BYTES) {
      throw new RecordRefused(
          "PTL-JSN-001", file.toString(), Files.size(file) + " bytes", "at most 16 MiB");
    }
    return TrustFile.decode(Files.readAllBytes(file));
  }

  /** The names there are. */
  public List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }
}
