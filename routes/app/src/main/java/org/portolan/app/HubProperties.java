package org.portolan.app;

import java.nio.file.Path;
import java.util.Optional;
import org.portolan.hub.Hub;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code portolan.*}
 *
 * @param folder where the hub keeps everything; {@code data} by default
 * @param databaseUrl PostgreSQL's JDBC URL; an embedded database without it
 */
@ConfigurationProperties("portolan")
public record HubProperties(
    Path folder, String databaseUrl, String databaseUser, String databasePassword) {
  public HubProperties {
    folder = folder == null ? Path.of("data") : folder;
  }

  Hub.Settings settings() {
    return new Hub.Settings(
        folder.resolve("state"),
        Optional.ofNullable(databaseUrl).filter(url -> !url.isBlank()),
        databaseUser == null ? "" : databaseUser,
        databasePassword == null ? "" : databasePassword);
  }
}
