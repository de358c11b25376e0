package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import tools.jackson.databind.json.JsonMapper;

class CompiledContractTest {
  @ParameterizedTest
  @EnumSource
  void what_is_checked_in_is_what_solc_makes_of_the_sources(RegistryArtifact artifact)
      throws Exception {
    String compiled = Solc.compile(artifact);

    assertThat(JsonMapper.shared().readTree(compiled)).isEqualTo(artifact.json());
  }

  @Test
  void the_constants_in_the_code_are_those_of_the_format() {
    assertThat(RegistryArtifact.ATTESTED.json().get("bytecode").asString())
        .contains(HashAlgorithm.SHA256.recordWord().hex())
        .contains(PublisherStatus.NONE.digest().hex());
  }

  @ParameterizedTest
  @EnumSource
  void the_code_fits_into_a_contract_of_any_chain(RegistryArtifact artifact) {
    assertThat(artifact.json().get("size").asInt()).isLessThanOrEqualTo(24_576);
  }
}
