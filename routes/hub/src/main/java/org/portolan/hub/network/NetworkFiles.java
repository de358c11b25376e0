package org.portolan.hub.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a hub finds what its networks are. What is not given is looked for in the hub's folder,
 * under {@code networks}; where nothing is, the network is an embedded log.
 *
 * @param policy of the lane; without it the strictest of the evaluation's that the source meets
 */
public record NetworkFiles(Optional<Path> customs, Optional<Path> bank, Optional<Path> policy) {
  public static final NetworkFiles NONE =
      new NetworkFiles(Optional.empty(), Optional.empty(), Optional.empty());

  public NetworkSettings customs(Path folder) {
    return settings(customs, folder, "customs", "customs-publisher");
  }

  public NetworkSettings bank(Path folder) {
    return settings(bank, folder, "bank", "bank-account");
  }

  /** The policy that was given, or that an evaluation remembers. */
  Optional<Path> policy(Path folder) {
    return policy.or(() -> Optional.of(rememberedPolicy(folder)).filter(Files::exists));
  }

  static Path rememberedPolicy(Path folder) {
    return folder.resolve("networks").resolve("policy.json");
  }

  /** Where an evaluation remembers a network. */
  static Path remembered(Path folder, String name) {
    return folder.resolve("networks").resolve(name + ".properties");
  }

  private static NetworkSettings settings(
      Optional<Path> given, Path folder, String name, String account) {
    Path remembered = remembered(folder, name);
    if (given.isEmpty() && !Files.exists(remembered)) {
      return NetworkSettings.embedded(folder, name, account);
    }
    return NetworkSettings.read(given.orElse(remembered));
  }
}
