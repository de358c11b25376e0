package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.StatusStatement;
import org.portolan.record.json.Json;
import org.portolan.relay.attest.AttestorKeyFile;
import org.portolan.relay.attest.AttestorKeyFile.LaneKey;

/** An attestor's key in a file signs in the way that the lane's destination can check. */
class AttestorKeyFileTest {
  private static final Optional<Eip712Domain> CONTRACT =
      Optional.of(new Eip712Domain(31_337, new byte[20]));

  private static final StatusStatement STATEMENT =
      new StatusStatement(Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, 7, 8);

  @TempDir Path folder;

  private static boolean counts(LaneKey key, Optional<Eip712Domain> contract) {
    TrustEpoch epoch =
        new TrustEpoch(
            Bytes32.ZERO,
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            Json.object(),
            List.of(key.entry()));
    return StatementQuorum.signs(
        STATEMENT, key.signer().sign(STATEMENT), epoch, new AttestationScheme(List.of(), contract));
  }

  @Test
  void for_a_contract_it_is_a_secp256k1_key_that_stays_the_same() throws Exception {
    Path file = folder.resolve("attestor.key");
    LaneKey made = AttestorKeyFile.loadOrCreate(file, "bank", CONTRACT);

    assertThat(counts(made, CONTRACT)).isTrue();
    assertThat(made.entry().kind()).isEqualTo("eip712");
    assertThat(AttestorKeyFile.loadOrCreate(file, "bank", CONTRACT).entry().id())
        .isEqualTo(made.entry().id());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_signature_for_one_contract_is_none_for_another() {
    LaneKey key = AttestorKeyFile.loadOrCreate(folder.resolve("key"), "bank", CONTRACT);

    assertThat(counts(key, Optional.of(new Eip712Domain(1, new byte[20])))).isFalse();
  }

  @Test
  void for_a_ledger_that_runs_java_it_is_an_ed25519_key() {
    LaneKey key = AttestorKeyFile.loadOrCreate(folder.resolve("key"), "bank", Optional.empty());

    assertThat(key.entry().kind()).isEqualTo("cose");
    assertThat(counts(key, Optional.empty())).isTrue();
  }

  @Test
  void a_key_of_the_other_kind_is_not_taken_for_one() {
    Path file = folder.resolve("key");
    AttestorKeyFile.loadOrCreate(file, "bank", Optional.empty());

    assertThatThrownBy(() -> AttestorKeyFile.loadOrCreate(file, "bank", CONTRACT))
        .hasMessageContaining("not the key file of an attestor for a contract");
  }
}
