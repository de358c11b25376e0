package org.portolan.hub.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.portolan.relay.attest.MutualTls;
import org.portolan.relay.attest.RemoteAttestor;

/**
 * Attestors that organisations run themselves: {@code networks/attestors.properties} in the hub's
 * folder says where they answer. It is read again when it changes; whether a signature of theirs
 * counts, the epoch says.
 */
final class AttestorsElsewhere implements AutoCloseable {
  /** Less than a lane waits for its attestors. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final Path file;
  private String stamp = "";
  private List<RemoteAttestor> asked = List.of();

  AttestorsElsewhere(Path folder) {
    this.file = file(folder);
  }

  static Path file(Path folder) {
    return folder.resolve("networks").resolve("attestors.properties");
  }

  /** Whether the file is another than the last time. */
  boolean refresh() {
    String now = stamp();
    if (now.equals(stamp)) {
      return false;
    }
    List<RemoteAttestor> next = Files.exists(file) ? read() : List.of();
    close();
    asked = next;
    stamp = now;
    return true;
  }

  private String stamp() {
    try {
      return Files.exists(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) : "none";
    } catch (IOException e) {
      return "none";
    }
  }

  private List<RemoteAttestor> read() {
    Map<String, String> left = new TreeMap<>(NetworkSettings.read(file).values());
    SSLContext tls =
        MutualTls.of(
            Path.of(required(left, "tls.keyStore")),
            Path.of(required(left, "tls.passwordFile")),
            Path.of(required(left, "tls.authorities")));
    List<RemoteAttestor> read = new ArrayList<>();
    for (int i = 1; left.containsKey("attestor." + i + ".url"); i++) {
      String name = "attestor." + i + ".";
      read.add(
          new RemoteAttestor(
              required(left, name + "organisation"),
              URI.create(required(left, name + "url")),
              tls,
              LIMIT));
    }
    if (!left.isEmpty() || read.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": attestor.1.organisation and .url are needed, unknown are " + left.keySet());
    }
    return read;
  }

  private String required(Map<String, String> left, String name) {
    String value = left.remove(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + name + " is missing");
    }
    return value;
  }

  List<RemoteAttestor> asked() {
    return asked;
  }

  Set<String> organisations() {
    return asked.stream().map(RemoteAttestor::organisation).collect(Collectors.toSet());
  }

  @Override
  public void close() {
    asked.forEach(RemoteAttestor::close);
  }
}
