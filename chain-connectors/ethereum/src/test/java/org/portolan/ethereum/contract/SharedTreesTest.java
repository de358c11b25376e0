package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Tools;
import org.portolan.record.BigEndian;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trees and the status map of the record format's samples, walked by the contract. */
@Tag("live")
class SharedTreesTest {
  private static final Path FOLDER = Tools.checkout().resolve("../shared/vectors/record");
  private static ProbedTrees probe;

  private static JsonNode file(String name) throws Exception {
    return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(name + ".json")));
  }

  @BeforeAll
  static void deploy() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "the shared samples are not here");
    probe = new ProbedTrees();
  }

  @AfterAll
  static void stop() throws Exception {
    if (probe != null) {
      probe.close();
    }
  }

  private static Bytes32 word(JsonNode hex) {
    return Bytes32.fromHex(hex.asString());
  }

  private static List<Bytes32> words(JsonNode list) {
    List<Bytes32> words = new ArrayList<>();
    list.forEach(hex -> words.add(word(hex)));
    return words;
  }

  @Test
  void every_path_of_every_sample_tree_leads_to_its_root() throws Exception {
    int paths = 0;
    for (JsonNode tree : file("trees")) {
      for (Map.Entry<String, JsonNode> path : tree.get("paths").properties()) {
        long index = Long.parseLong(path.getKey());
        Bytes32 leaf = Sha256.hash(new byte[1], BigEndian.u32(index));
        byte[] siblings = ProbedTrees.join(words(path.getValue()));

        assertThat(probe.root(tree.get("size").asLong(), List.of(index), List.of(leaf), siblings))
            .as(tree.get("size") + " leaves, " + index)
            .isEqualTo(word(tree.get("root")));
        paths++;
      }
    }
    assertThat(paths).isGreaterThan(8);
  }

  @Test
  void what_the_sample_map_does_not_have_is_absent_and_what_it_has_is_not() throws Exception {
    JsonNode status = file("status");
    EndingRegister register = EndingRegister.empty(HashAlgorithm.SHA256);
    for (JsonNode pair : status.get("endings")) {
      register = register.with(new Ending(word(pair.get(0)), word(pair.get(1))));
    }
    for (JsonNode absence : status.get("absences")) {
      Bytes32 commitment = word(absence.get("commitment"));
      BitProof proof = register.proof(commitment);

      assertThat(proof.siblings()).isEqualTo(words(absence.get("path")));
      assertThat(probe.absence(commitment, proof)).isEqualTo(word(status.get("map")));
    }
    for (JsonNode ended : status.get("proofs")) {
      Bytes32 commitment = word(ended.get("commitment"));

      assertThat(probe.absence(commitment, register.proof(commitment))).isNull();
    }
  }
}
