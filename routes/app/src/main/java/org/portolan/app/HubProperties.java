package org.portolan.app;

import java.nio.file.Path;
import java.util.Optional;
import org.portolan.hub.EdiSettings;
import org.portolan.hub.Hub;
import org.portolan.hub.network.NetworkFiles;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@code portolan.*}; docs/operating.md says what each is for. On the command line or in a file one
 * that is none of these is refused: a hub must not start on a default because of a slip.
 *
 * @param folder where the hub keeps everything; {@code data} by default
 * @param databaseUrl PostgreSQL's JDBC URL; an embedded database without it
 * @param token what whoever asks has to show; empty for a hub that only its own machine reaches
 * @param httpMax the largest message over HTTP
 * @param folderMax the largest file in the intake folder
 * @param customs settings file of the network that records are anchored in; an embedded log without
 * @param bank settings file of the network that recognizes them; an embedded log without
 * @param policy of the lane between them; one of the evaluation's without
 * @param partners agreements with partners; {@code FOLDER/partners} by default
 * @param overlays of the mapping tables; {@code FOLDER/overlays} by default
 * @param directories packs of EDIFACT directories; {@code FOLDER/directories} by default
 * @param strangers {@code refused}: a sender needs an agreement; {@code taken} by default
 */
@ConfigurationProperties(prefix = "portolan", ignoreUnknownFields = false)
public record HubProperties(
    Path folder,
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    String token,
    DataSize httpMax,
    DataSize folderMax,
    Path customs,
    Path bank,
    Path policy,
    Path partners,
    Path overlays,
    Path directories,
    Strangers strangers) {
  /** What becomes of senders without an agreement. */
  public enum Strangers {
    TAKEN,
    REFUSED
  }

  public HubProperties {
    folder = folder == null ? Path.of("data") : folder;
    databaseUrl = blank(databaseUrl);
    databaseUser = blank(databaseUser);
    databasePassword = blank(databasePassword);
    token = blank(token);
    httpMax = httpMax == null ? DataSize.ofMegabytes(64) : httpMax;
    folderMax = folderMax == null ? DataSize.ofGigabytes(1) : folderMax;
    partners = partners == null ? folder.resolve("partners") : partners;
    overlays = overlays == null ? folder.resolve("overlays") : overlays;
    directories = directories == null ? folder.resolve("directories") : directories;
    strangers = strangers == null ? Strangers.TAKEN : strangers;
  }

  private static String blank(String value) {
    return value == null ? "" : value.strip();
  }

  private static Optional<Path> given(Path file) {
    return Optional.ofNullable(file).filter(path -> !path.toString().isBlank());
  }

  /** Secrets are never printed. */
  @Override
  public String toString() {
    return "HubProperties[folder=" + folder + "]";
  }

  Hub.Settings settings() {
    return new Hub.Settings(
            folder.resolve("state"),
            folder,
            Optional.of(databaseUrl).filter(url -> !url.isEmpty()),
            databaseUser,
            databasePassword,
            new EdiSettings(partners, overlays, directories, strangers == Strangers.REFUSED))
        .between(new NetworkFiles(given(customs), given(bank), given(policy)));
  }
}
