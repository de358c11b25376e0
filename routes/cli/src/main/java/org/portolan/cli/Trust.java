package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.evidence.trust.TrustStore;

/** What {@code --trust} stands for: a file where there is one, else a name of the trust store. */
final class Trust {
  static final String HELP =
      "a trust file, or the name of one in ~/.config/portolan/trust (or $PORTOLAN_TRUST_DIR)";

  private Trust() {}

  static TrustFile open(String given) throws IOException {
    Path file = Path.of(given);
    return Files.isRegularFile(file)
        ? TrustStore.read(file)
        : TrustStore.of(System.getenv()).open(given);
  }
}
