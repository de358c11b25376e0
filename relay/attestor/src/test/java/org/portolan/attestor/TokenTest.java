package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;
import org.portolan.relay.attest.AttestorKeys;

/** A key in a PKCS#11 token signs, and never leaves it. SoftHSM stands for the token. */
class TokenTest {
  private static final String LIBRARIES =
      "/usr/lib/softhsm/libsofthsm2.so:/usr/lib64/pkcs11/libsofthsm2.so:"
          + "/usr/local/lib/softhsm/libsofthsm2.so:/opt/homebrew/lib/softhsm/libsofthsm2.so";

  @TempDir Path folder;
  private Path config;
  private Path pin;

  @BeforeEach
  void a_token_with_a_key() throws Exception {
    Path library =
        Stream.of(LIBRARIES.split(":"))
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    assumeTrue(library != null, "SoftHSM is not installed: apt-get install softhsm2");
    // The library reads its own configuration from where its process was told, once.
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Path softhsm = folder.resolve("softhsm2.conf");
    Files.writeString(softhsm, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    config = folder.resolve("pkcs11.cfg");
    Files.writeString(config, "name = attestor\nlibrary = " + library + "\nslotListIndex = 0\n");
    pin = folder.resolve("pin");
    Files.writeString(pin, "1234\n");
    run(
        softhsm,
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "attestor",
        "--pin",
        "1234",
        "--so-pin",
        "5678");
    run(
        softhsm,
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        "NONE",
        "-storetype",
        "PKCS11",
        "-providerClass",
        "sun.security.pkcs11.SunPKCS11",
        "-providerArg",
        config.toString(),
        "-storepass",
        "1234",
        "-alias",
        "statement",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=bank-a");
  }

  private static String run(Path softhsm, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", softhsm.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /** In a process of its own: the library is told where its tokens are by the environment. */
  private String sign(Path pinFile) throws Exception {
    return run(
        folder.resolve("softhsm2.conf"),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        TokenSigning.class.getName(),
        config.toString(),
        pinFile.toString());
  }

  /** {@code TokenSigning CONFIG PINFILE}: signs with the token's key, and checks the signature. */
  static final class TokenSigning {
    private TokenSigning() {}

    public static void main(String[] arguments) {
      AttestorKeys keys =
          KeyStores.open(
              List.of(
                  new AttestorConfig.KeyConfig(
                      Optional.empty(),
                      Optional.of(Path.of(arguments[0])),
                      Path.of(arguments[1]),
                      "statement")));
      Signer signer = keys.cose().get(0);
      byte[] message = Sha256.hash("statement".getBytes()).toByteArray();
      byte[] cose = CoseSign1.signDetached(signer, message);
      boolean verified =
          CoseSign1.parse(cose)
              .verifiesDetached(VerificationKey.of(Alg.ES256, signer.spki()), message);
      System.out.println(signer.alg() + " verified " + verified);
    }
  }

  @Test
  void its_signature_verifies() throws Exception {
    assertThat(sign(pin)).contains("ES256 verified true");
  }

  @Test
  void a_wrong_pin_is_refused_without_being_said() throws Exception {
    Path wrong = folder.resolve("wrong");
    Files.writeString(wrong, "9999\n");

    assertThatThrownBy(() -> sign(wrong))
        .hasMessageContaining("the key store does not open")
        .hasMessageNotContaining("9999");
  }
}
