package org.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.IssuerJson;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;

/** An epoch from proposal to force, by the commands that a network's operators have. */
class EpochCommandTest {
  private static final String CLOSES = "99:" + "ab".repeat(32);

  @TempDir Path folder;
  private final List<SigningKey> banks =
      Stream.generate(() -> SigningKey.generate(Alg.ED25519)).limit(3).toList();
  private final SigningKey fourth = SigningKey.generate(Alg.ED25519);
  private Epoch first;
  private Path log;
  private Path entry;
  private StringWriter said = new StringWriter();

  @BeforeEach
  void a_log_of_one_epoch() throws Exception {
    first =
        new Epoch(
            new NetworkIdentity("tlog:customs", Sha256.hash("g".getBytes())),
            Sha256.hash("r".getBytes()),
            1,
            Optional.empty(),
            HashAlgorithm.SHA256,
            0,
            Optional.empty(),
            Json.object("kind", Json.of("tlog")),
            banks.stream()
                .map(
                    key ->
                        new AttestorEntry(
                            key.keyId(),
                            "bank " + banks.indexOf(key),
                            "cose",
                            Optional.of(key.spki())))
                .toList(),
            2);
    log = folder.resolve("log.json");
    entry = folder.resolve("entry.json");
    Files.write(log, EpochFile.encode(List.of(SignedEpoch.of(first))));
    Files.writeString(
        folder.resolve("fourth.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(fourth.spki())
            + "\n-----END PUBLIC KEY-----\n");
  }

  private int run(Object... arguments) {
    said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    return Main.run(out, out, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private int propose(Object... more) {
    Object[] all =
        Stream.concat(
                Stream.of("epoch", "propose", log, "--closes", CLOSES, "--out", entry),
                Stream.of(more))
            .toArray();
    return run(all);
  }

  private void sign(Path to, SigningKey key) throws Exception {
    SignedEpoch read =
        EpochFile.read("", CanonicalJson.parse(Files.readAllBytes(entry), EpochFile.MAX_BYTES));
    Files.write(to, EpochFile.write(read.signed(key)).canonical());
  }

  @Test
  void it_is_proposed_signed_in_copies_joined_and_appended() throws Exception {
    assertThat(
            propose(
                "--add",
                "bank 3=" + folder.resolve("fourth.pem"),
                "--remove",
                banks.get(2).keyId().hex()))
        .isZero();
    assertThat(said.toString())
        .contains("Epoch 2 of tlog:customs", "bank 3, cose", "2 of its organisations");
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    sign(one, banks.get(0));
    sign(two, banks.get(2));

    assertThat(run("epoch", "append", log, one, "--first", first.digest())).isEqualTo(1);
    assertThat(said.toString()).contains("PTL-EPO-006");
    assertThat(run("epoch", "join", one, two, "--out", entry)).isZero();
    assertThat(run("epoch", "append", log, entry, "--first", first.digest())).isZero();
    assertThat(run("epoch", "check", log, "--first", first.digest())).isZero();
    assertThat(said.toString()).contains("Good: 2 epochs");
    assertThat(run("epoch", "show", log)).isZero();
    assertThat(said.toString()).contains("signed by [bank 0, bank 2]", "closes height 99");
  }

  @Test
  void an_attestor_s_key_is_taken_out_of_the_certificate_that_its_key_store_gives()
      throws Exception {
    for (String algorithm : List.of("Ed25519", "ML-DSA-65")) {
      Path certificate = Certificates.selfSigned(folder, algorithm);
      byte[] spki = PublicKeyFile.read(certificate);

      assertThat(propose("--add", "bank 3=" + certificate)).isZero();
      assertThat(said.toString()).contains("bank 3, cose", Identifiers.key(spki).hex());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key at all",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\nbm8ga2V5\n-----END PUBLIC KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
      })
  void what_is_no_key_is_not_listed(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), text);

    assertThat(propose("--add", "bank 3=" + file)).isNotZero();
    assertThat(said.toString()).contains("PTL-EPO-001", "key.pem", "one public key");
    assertThat(entry).doesNotExist();
  }

  @Test
  void a_log_that_goes_back_or_begins_otherwise_is_refused() throws Exception {
    Path old = Files.copy(log, folder.resolve("old.json"));
    propose();
    sign(entry, banks.get(0));
    sign(entry, banks.get(1));
    run("epoch", "append", log, entry, "--first", first.digest());

    assertThat(run("epoch", "check", old, "--first", first.digest(), "--known", log)).isEqualTo(1);
    assertThat(said.toString()).contains("PTL-EPO-007");
    assertThat(run("epoch", "check", log, "--first", "00".repeat(32))).isEqualTo(1);
    assertThat(said.toString()).contains("PTL-EPO-002");
  }

  @Test
  void a_proposal_that_nobody_could_follow_is_refused_before_it_is_signed() {
    assertThat(propose("--organisations", "4")).isEqualTo(1);
    assertThat(said.toString()).contains("PTL-EPO-001", "/organisations");
    assertThat(propose("--remove", "00".repeat(32))).isEqualTo(1);
    assertThat(run("epoch", "propose", log, "--closes", "99", "--out", entry)).isEqualTo(1);
    assertThat(said.toString()).contains("PTL-EPO-005");
    assertThat(entry).doesNotExist();
  }

  @Test
  void an_issuer_is_proposed_and_the_directory_checked_under_the_epochs() throws Exception {
    Path directory = folder.resolve("directory.json");
    Files.write(directory, DirectoryFile.encode(List.of()));
    Path issuer = folder.resolve("issuer.json");
    Json entryOf =
        IssuerJson.write(
            new IssuerEntry(
                new IssuerIdentity("eori", "NL1"),
                List.of(-8L),
                List.of(new IssuerEntry.Key(-8, fourth.spki(), 0, Optional.empty())),
                List.of()));
    Files.write(issuer, entryOf.canonical());

    assertThat(
            run(
                "directory",
                "propose",
                directory,
                log,
                "--first",
                first.digest(),
                "--issuer",
                issuer,
                "--out",
                entry))
        .isZero();
    Json written = CanonicalJson.parse(Files.readAllBytes(entry), DirectoryFile.MAX_BYTES);
    SignedDirectoryEntry proposed = DirectoryFile.read("", written);
    Files.write(directory, DirectoryFile.encode(List.of(proposed.signed(banks.get(0)))));
    assertThat(run("directory", "check", directory, log, "--first", first.digest())).isEqualTo(1);
    assertThat(said.toString()).contains("PTL-DIR-006");

    SignedDirectoryEntry signed = proposed.signed(banks.get(0)).signed(banks.get(2));
    Files.write(directory, DirectoryFile.encode(List.of(signed)));
    assertThat(run("directory", "check", directory, log, "--first", first.digest())).isZero();
    assertThat(said.toString()).contains("eori:NL1: 1 keys");
  }
}
