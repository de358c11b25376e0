package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.eip712.EthereumSignature;
import org.portolan.evidence.tlog.LogReplay;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of statements and of a log are what the evidence's code computes. */
class ValuesHoldTest {
  @Test
  void typed_data_has_its_digest_and_its_signers() throws IOException {
    for (String file : List.of("statement-batch-eip712.json", "statement-status-eip712.json")) {
      JsonNode v = read(file);
      JsonNode eip = v.get("eip712");
      Eip712Domain domain =
          new Eip712Domain(eip.get("chainId").asLong(), Hex.decode(eip.get("contract").asString()));
      Json.Obj statement = (Json.Obj) VectorsHoldTest.json(v.get("statement"));
      Bytes32 digest =
          Eip712.digest(domain, new Input(Json.object("statement", statement)).statement());

      assertThat(Eip712.separator(domain).hex()).isEqualTo(eip.get("separator").asString());
      assertThat(digest.hex()).isEqualTo(eip.get("digest").asString());
      for (JsonNode signature : v.get("signatures")) {
        byte[] bytes = Hex.decode(signature.get("signature").asString());
        Optional<Bytes32> attestor =
            Optional.of(Bytes32.fromHex(signature.get("attestor").asString()));
        assertThat(EthereumSignature.decode(bytes).signer(digest)).isEqualTo(attestor);
      }
    }
  }

  @Test
  void a_log_counts_exactly_the_entries_that_it_should() throws IOException {
    JsonNode v = read("log.json");
    LogReplay replay =
        new LogReplay(
            HashAlgorithm.SHA256,
            Bytes32.fromHex(v.get("networkId").asString()),
            Bytes32.fromHex(v.get("registry").asString()));
    for (JsonNode step : v.get("entries")) {
      boolean counts = replay.apply(Hex.decode(step.get("entry").asString())).isPresent();
      assertThat(counts).isEqualTo(step.get("counts").asBoolean());
      assertThat(replay.statusRoot().hex()).isEqualTo(step.get("statusLine").asString());
    }
    for (JsonNode publisher : v.get("publishers")) {
      Bytes32 id = Bytes32.fromHex(publisher.get("id").asString());
      assertThat(replay.lastOrdinal(id)).isEqualTo(publisher.get("lastOrdinal").asLong());
      assertThat(replay.endings(id).status().digest().hex())
          .isEqualTo(publisher.get("status").asString());
    }
  }

  private static JsonNode read(String file) throws IOException {
    return JsonMapper.shared().readTree(VectorFiles.checkedIn("record/" + file));
  }
}
