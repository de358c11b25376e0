package org.portolan.relay.contract;

import java.nio.file.Path;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.SigningKey;

/** Keys by name, in files of a test's folder. */
public record Keys(Path folder) {
  public SigningKey key(String name) {
    return KeyFile.loadOrCreate(file(name), Alg.ED25519);
  }

  public Path file(String name) {
    return folder.resolve("keys").resolve(name);
  }
}
