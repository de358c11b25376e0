package org.portolan.evidence.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The digests of statements are those that another implementation made. */
class StatementsAgreeTest {
  @ParameterizedTest
  @ValueSource(strings = {"sheaf-of-1", "sheaf-of-3", "sheaf-sm3", "status-statement"})
  void the_typed_data_digest_is_the_same(String name) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/vectors/record"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the other implementation's vectors are not beside this checkout");
    JsonNode v =
        JsonMapper.shared()
            .readTree(folder.resolve("shared/vectors/record/" + name + ".json").toFile());
    JsonNode eip = v.get("eip712");
    Eip712Domain domain =
        new Eip712Domain(
            eip.get("chainId").asLong(),
            Hex.decode(eip.get("verifyingContract").asString().substring(2)));

    Bytes32 digest = Eip712.digest(domain, statement(v.get("statement")));

    assertThat(digest).isEqualTo(Bytes32.fromHex(eip.get("digest").asString()));
  }

  private static Statement statement(JsonNode s) {
    if (!s.has("root")) {
      return new StatusStatement(
          hash(s, "lane"),
          hash(s, "epoch"),
          hash(s, "publisher"),
          hash(s, "status"),
          s.get("asOfHeight").asLong(),
          s.get("asOfTime").asLong());
    }
    return new BatchStatement(
        hash(s, "lane"),
        hash(s, "epoch"),
        hash(s, "publisher"),
        s.get("ordinal").asLong(),
        hash(s, "position"),
        hash(s, "anchorHash"),
        hash(s, "root"),
        s.get("count").asLong(),
        hash(s, "status"),
        s.get("asOfHeight").asLong(),
        s.get("asOfTime").asLong());
  }

  private static Bytes32 hash(JsonNode node, String name) {
    return Bytes32.fromHex(node.get(name).asString());
  }
}
