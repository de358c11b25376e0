package org.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates as the JDK's keytool makes them, by the lines of docs/attestors.md. */
final class Certificates {
  private Certificates() {}

  static Path selfSigned(Path folder, String algorithm) throws Exception {
    List<String> store =
        List.of("-keystore", folder.resolve(algorithm + ".p12").toString(), "-alias", "statement");
    keytool(store, "-genkeypair", "-storetype", "PKCS12", "-keyalg", algorithm, "-dname", "CN=b");
    Path pem = folder.resolve(algorithm + ".pem");
    keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    return pem;
  }

  private static void keytool(List<String> store, String... more) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(more));
    line.addAll(store);
    line.addAll(List.of("-storepass", "of this test"));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
