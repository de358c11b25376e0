package org.portolan.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamilies;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;

class LogFamilyTest {
  @TempDir Path folder;

  private final SigningKey account = SigningKey.generate(Alg.ED25519);
  private final SigningKey governor = SigningKey.generate(Alg.ED25519);

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "tlog:customs");
    settings.put("origin", "log.customs.example/main");
    settings.put("folder", folder.toString());
    settings.put("key", folder.resolve("log.key").toString());
    settings.put("governor", Base64.getEncoder().encodeToString(governor.spki()));
    return settings;
  }

  private Ledger open(Map<String, String> settings) {
    return LedgerFamilies.open(settings, account, Clock.systemUTC());
  }

  private void assertRefused(String sentence, String name, String value) {
    Map<String, String> settings = settings();
    if (value == null) {
      settings.remove(name);
    } else {
      settings.put(name, value);
    }
    assertThatThrownBy(() -> open(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void a_log_is_opened_by_the_namespace_of_its_network_and_is_the_same_log_the_next_time() {
    Command.AnchorBatch batch =
        new Command.AnchorBatch(account.keyId(), 1, Sha256.hash(new byte[1]), 1);
    try (Ledger log = open(settings())) {
      log.transactor().send(log.transactor().prepare(batch));
    }
    try (Ledger log = open(settings())) {
      assertThat(log.network().caip2()).isEqualTo("tlog:customs");
      assertThat(log.publisher()).isEqualTo(account.keyId());
      assertThat(log.transactor().find(batch.key())).isPresent();
    }
  }

  @Test
  void a_setting_that_is_missing_unknown_or_wrong_is_refused_with_its_name() {
    assertRefused("needs the setting origin", "origin", null);
    assertRefused("needs the setting governor", "governor", null);
    assertRefused("unknown settings of a log: [colour]", "colour", "blue");
    assertRefused("sha256 or sm3", "algorithm", "md5");
    assertRefused("governor is the base64", "governor", "?");
    assertRefused("one of the settings folder", "url", "jdbc:postgresql://db/log");
    assertRefused("one of the settings folder", "folder", null);
  }

  @Test
  void a_network_without_a_connector_is_refused_with_those_there_are() {
    assertRefused("no connector for fabric:a is on the class path", "network", "fabric:a");
    assertRefused("connectors for [tlog]", "network", "fabric:a");
    assertRefused("a CAIP-2 name", "network", "customs");
  }
}
