package org.portolan.ethereum.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests take from npm, in an ignored folder of the checkout. */
public final class Tools {
  private static Path folder;
  private static String missing;

  private Tools() {}

  /** The root of the checkout. */
  public static Path checkout() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root;
  }

  /** Installs them where they are not; where it cannot, skips the test with that sentence. */
  public static synchronized Path folder() throws IOException, InterruptedException {
    if (folder == null && missing == null) {
      Process process =
          new ProcessBuilder("sh", checkout().resolve("devnet/ethereum/tools.sh").toString())
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String why = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        folder = Path.of(out.strip());
      } else {
        missing = why.strip();
      }
    }
    assumeTrue(folder != null, missing);
    return folder;
  }
}
