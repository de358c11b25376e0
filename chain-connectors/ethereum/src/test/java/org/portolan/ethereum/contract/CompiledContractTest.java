package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.PublisherStatus;
import tools.jackson.databind.json.JsonMapper;

class CompiledContractTest {
  @Test
  void what_is_checked_in_is_what_solc_makes_of_the_sources() throws Exception {
    String compiled = Solc.compile();

    assertThat(JsonMapper.shared().readTree(compiled)).isEqualTo(RegistryArtifact.json());
  }

  @Test
  void the_constants_in_the_code_are_those_of_the_format() {
    assertThat(RegistryArtifact.json().get("bytecode").asString())
        .contains(HashAlgorithm.SHA256.recordWord().hex())
        .contains(PublisherStatus.NONE.digest().hex());
  }

  @Test
  void the_code_fits_into_a_contract_of_any_chain() {
    byte[] bytecode = Hex.decode(RegistryArtifact.json().get("bytecode").asString());

    assertThat(bytecode.length).isLessThan(24_576);
  }
}
