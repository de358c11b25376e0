package org.portolan.record.cose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A signing key in a file that its owner alone may read: a line with the algorithm's COSE number, a
 * line of PKCS#8, a line of SubjectPublicKeyInfo, both base64. For evaluation and tests; in
 * operation a token holds the key and a {@link Signer} asks it.
 */
public final class KeyFile {
  private KeyFile() {}

  /** Reads the key, or makes one there is none of and has it on disk before it is used. */
  public static SigningKey loadOrCreate(Path file, Alg alg) {
    try {
      if (!Files.exists(file)) {
        write(file, SigningKey.generate(alg));
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      Base64.Decoder base64 = Base64.getDecoder();
      Alg written =
          Alg.ofNumber(Long.parseLong(lines.get(0)))
              .orElseThrow(() -> new IllegalArgumentException("no algorithm in " + file));
      return SigningKey.of(written, base64.decode(lines.get(1)), base64.decode(lines.get(2)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the key file " + file, e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "not a key file: " + file + "; restore it, or remove it to have another key made", e);
    }
  }

  private static void write(Path file, SigningKey key) throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    PrivateFile.write(
        file,
        key.alg().number()
            + "\n"
            + base64.encodeToString(key.pkcs8())
            + "\n"
            + base64.encodeToString(key.spki())
            + "\n");
  }
}
