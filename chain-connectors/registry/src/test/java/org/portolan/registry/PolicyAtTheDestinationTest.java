package org.portolan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.evidence.Refusal;

/**
 * What a policy asks is asked where a record is recognized, and not by its bundle's reader alone.
 */
class PolicyAtTheDestinationTest {
  private static final String ROLE =
      "{\"organisations\":2,\"roles\":[{\"of\":[\"C\"],\"organisations\":1,\"role\":\"customs\"}]}";
  private static final String HYBRID = "{\"attestorAlgorithms\":[-8,-49],\"organisations\":2}";

  private static void refused(Optional<Refusal> refusal, String code, String clause) {
    assertThat(refusal)
        .hasValueSatisfying(
            r -> {
              assertThat(r.code()).isEqualTo(code);
              assertThat(r.path()).isEqualTo("policy" + clause);
            });
  }

  @Test
  void a_statement_without_the_role_is_refused_and_with_it_accepted() {
    PolicyScene registry = PolicyScene.open(ROLE);

    refused(registry.batch("cose", "A", "B"), "PTL-POL-021", "/roles/0");
    refused(registry.status("cose", "A", "B"), "PTL-POL-021", "/roles/0");
    refused(registry.batch("cose", "C"), "PTL-DST-003", "/organisations");
    assertThat(registry.batch("cose", "A", "C")).isEmpty();
    assertThat(registry.status("cose", "B", "C")).isEmpty();
    assertThat(registry.invoice(0)).isEmpty();
  }

  @Test
  void where_two_algorithms_are_demanded_one_does_not_count() {
    PolicyScene registry = PolicyScene.open(HYBRID);

    refused(registry.batch("cose", "A", "B", "C"), "PTL-DST-003", "/organisations");
    refused(registry.status("cose", "A", "B", "C"), "PTL-DST-003", "/organisations");
    assertThat(registry.batch("cose", "A", "B", "C").orElseThrow().seen()).contains("PTL-SIG-003");
    assertThat(registry.batch("hybrid", "A", "B")).isEmpty();
    assertThat(registry.status("hybrid", "B", "C")).isEmpty();
  }

  @Test
  void where_one_algorithm_is_demanded_another_or_two_do_not_count() {
    PolicyScene registry = PolicyScene.open("{\"attestorAlgorithms\":[-7],\"organisations\":2}");
    PolicyScene ed25519 = PolicyScene.open("{\"attestorAlgorithms\":[-8],\"organisations\":2}");

    refused(registry.batch("cose", "A", "B"), "PTL-DST-003", "/organisations");
    refused(ed25519.batch("hybrid", "A", "B"), "PTL-DST-003", "/organisations");
    assertThat(ed25519.batch("cose", "A", "B")).isEmpty();
  }

  @Test
  void a_record_that_is_frozen_is_not_recognized_and_another_of_its_batch_is() {
    PolicyScene registry = PolicyScene.open("{\"organisations\":2}");
    registry.batch("cose", "A", "B");
    registry.freezeInvoice();

    assertThat(registry.invoice(0).orElseThrow().code()).isEqualTo("PTL-DST-021");
    assertThat(registry.bill(0)).isEmpty();
  }

  @Test
  void a_kind_has_a_freshness_of_its_own_shorter_or_longer() {
    PolicyScene shorter =
        PolicyScene.open(
            "{\"byKind\":[{\"freshness\":60,\"kinds\":[\"bill-of-lading\"]}],\"freshness\":3600,"
                + "\"organisations\":2}");
    PolicyScene longer =
        PolicyScene.open(
            "{\"byKind\":[{\"freshness\":7200,\"kinds\":[\"bill-of-lading\"]}],"
                + "\"freshness\":3600,\"organisations\":2}");
    shorter.batch("cose", "A", "B");
    longer.batch("cose", "A", "B");

    assertThat(shorter.bill(61).orElseThrow().code()).isEqualTo("PTL-DST-006");
    assertThat(shorter.invoice(61)).isEmpty();
    assertThat(shorter.bill(60)).isEmpty();
    assertThat(longer.invoice(3_601).orElseThrow().code()).isEqualTo("PTL-DST-006");
    assertThat(longer.bill(3_601)).isEmpty();
    assertThat(shorter.billFreshness()).hasValue(60L);
  }

  @Test
  void a_record_of_a_kind_an_issuer_or_a_hash_that_the_policy_does_not_take_is_refused() {
    PolicyScene kinds = PolicyScene.open("{\"kinds\":[\"invoice\"],\"organisations\":2}");
    PolicyScene issuers = PolicyScene.open("{\"issuerAlgorithms\":[-7],\"organisations\":2}");
    PolicyScene hashes = PolicyScene.open("{\"hashes\":[\"sm3\"],\"organisations\":2}");
    kinds.batch("cose", "A", "B");
    issuers.batch("cose", "A", "B");
    hashes.batch("cose", "A", "B");

    refused(kinds.bill(0), "PTL-DST-012", "/kinds");
    assertThat(kinds.invoice(0)).isEmpty();
    refused(issuers.bill(0), "PTL-POL-024", "/issuerAlgorithms");
    refused(hashes.bill(0), "PTL-POL-023", "/hashes");
  }

  @Test
  void signatures_for_the_lanes_contract_count_and_without_a_contract_none_could() {
    PolicyScene bound = new PolicyScene("{\"organisations\":2}", Optional.of(PolicyScene.CONTRACT));
    PolicyScene unbound = new PolicyScene("{\"organisations\":2}", Optional.empty());

    assertThat(bound.trust("eip712", -8)).isEmpty();
    assertThat(bound.batch("eip712", "A", "B")).isEmpty();
    refused(unbound.trust("eip712", -8), "PTL-POL-015", "/organisations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"organisations\":2,\"recognition\":\"native\"}|PTL-POL-015|/recognition",
        "{\"byKind\":[{\"kinds\":[\"invoice\"],\"recognition\":\"native\"}],\"organisations\":2}"
            + "|PTL-POL-015|/byKind/0/recognition",
        "{\"finality\":12,\"organisations\":2}|PTL-POL-015|/finality",
        "{\"attestorAlgorithms\":[-999],\"organisations\":2}|PTL-POL-015|/attestorAlgorithms",
        "{\"attestorAlgorithms\":[-47,-49],\"organisations\":2}"
            + "|PTL-POL-015|/attestorAlgorithms",
        "{\"attestorAlgorithms\":[-47],\"organisations\":2}|PTL-POL-015|/organisations",
        "{\"acceptRisk\":[{\"code\":\"PTL-POL-015\",\"reason\":\"none\"}],\"organisations\":2,"
            + "\"recognition\":\"native\"}|PTL-POL-015|/recognition",
        "{\"destination\":\"tlog:there\",\"organisations\":2}|PTL-POL-014|/destination",
        "{\"organisations\":2,\"source\":\"tlog:elsewhere\"}|PTL-POL-014|/source"
      })
  void a_trust_file_with_a_clause_that_this_log_cannot_check_is_refused(
      String policy, String code, String clause) {
    refused(new PolicyScene(policy, Optional.empty()).trust("cose", -8), code, clause);
  }
}
