package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;
import static org.portolan.ethereum.contract.DeployedRegistry.GOVERNOR;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ethereum.node.Tools;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.RecordHeader;
import org.portolan.record.StatusStatement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples of the record format, at the address and on the chain that they name. */
@Tag("live")
class SharedVectorsTest {
  private static final Path FOLDER = Tools.checkout().resolve("../shared/vectors/record");
  private static final String ADDRESS = "0x1111111111111111111111111111111111111111";
  private Anvil anvil;

  private DeployedRegistry registry;
  private JsonNode lane;
  private JsonNode sheaf;

  private static JsonNode file(String name) throws Exception {
    return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(name + ".json")));
  }

  @BeforeEach
  void putTheRegistryWhereTheSamplesHaveIt() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "the shared samples are not here");
    lane = file("lane");
    sheaf = file("sheaf-of-3");
    anvil = Anvil.start("--timestamp", "1795343620");
    registry = DeployedRegistry.at(anvil, ADDRESS, word(lane.get("destination").get("id")));
  }

  @AfterEach
  void stop() throws Exception {
    if (anvil != null) {
      anvil.close();
    }
  }

  private static Bytes32 word(JsonNode hex) {
    return Bytes32.fromHex(hex.asString());
  }

  private static BatchStatement batchStatement(JsonNode sheaf) {
    JsonNode s = sheaf.get("statement");
    return new BatchStatement(
        word(s.get("lane")),
        word(s.get("epoch")),
        word(s.get("publisher")),
        s.get("ordinal").asLong(),
        word(s.get("position")),
        word(s.get("anchorHash")),
        word(s.get("root")),
        s.get("count").asLong(),
        word(s.get("status")),
        s.get("asOfHeight").asLong(),
        s.get("asOfTime").asLong());
  }

  @Test
  void both_statements_have_the_digests_of_the_samples() throws Exception {
    JsonNode status = file("status-statement");
    JsonNode s = status.get("statement");
    StatusStatement statement =
        new StatusStatement(
            word(s.get("lane")),
            word(s.get("epoch")),
            word(s.get("publisher")),
            word(s.get("status")),
            s.get("asOfHeight").asLong(),
            s.get("asOfTime").asLong());
    Bytes32 batchDigest = word(sheaf.get("eip712").get("digest"));
    Bytes32 statusDigest = word(status.get("eip712").get("digest"));

    assertThat(registry.readWord(RegistryCalls.digestOf(batchStatement(sheaf))))
        .isEqualTo(batchDigest);
    assertThat(registry.eip712().digest(batchStatement(sheaf))).isEqualTo(batchDigest);
    assertThat(registry.readWord(RegistryCalls.digestOf(statement))).isEqualTo(statusDigest);
    assertThat(registry.eip712().digest(statement)).isEqualTo(statusDigest);
  }

  /** Opens the samples' lane under an attestor of this test, and signs with its key. */
  private byte[] signed(BatchStatement s) throws Exception {
    TestAttestors attestors = TestAttestors.of("bank");
    LaneTerms terms =
        new LaneTerms(
            word(lane.get("sourceNetwork")),
            word(lane.get("sourceRegistry")),
            word(lane.get("policyDigest")),
            HashAlgorithm.SHA256,
            86_400,
            1,
            List.of());
    assertThat(terms.lane(registry.networkId(), registry.registry()))
        .isEqualTo(word(lane.get("lane")));
    registry.send(GOVERNOR, RegistryCalls.openLane(terms, s.epoch(), 0, attestors.set()));
    return attestors.sign(registry.eip712().digest(s), 0);
  }

  @Test
  void
      a_record_of_every_type_alone_in_its_sheaf_is_recognized_and_its_batch_s_padding_is_not_asked()
          throws Exception {
    sheaf = file("sheaf-of-1");
    BatchStatement s = batchStatement(sheaf);
    assertThat(registry.readWord(RegistryCalls.digestOf(s)))
        .isEqualTo(word(sheaf.get("eip712").get("digest")));
    byte[] signatures = signed(s);
    assertThat(
            registry
                .send(ANYONE, RegistryCalls.acceptBatch(s, StatusChange.NONE, signatures))
                .code())
        .isEmpty();

    assertThat(recognize(s, 0, "record-all-types", EndingRegister.empty(HashAlgorithm.SHA256)))
        .isEmpty();
  }

  @Test
  void endings_are_chained_to_the_samples_heads() throws Exception {
    JsonNode status = file("status");
    for (int i = 0; i < status.get("endings").size(); i++) {
      JsonNode pair = status.get("endings").get(i);
      Ending ending = new Ending(word(pair.get(0)), word(pair.get(1)));
      Bytes32 before = word(status.get("heads").get(i));
      Bytes32 after = word(status.get("heads").get(i + 1));
      assertThat(registry.send(ANYONE, RegistryCalls.end(ending, before)).code()).isEmpty();

      assertThat(registry.readWord(RegistryCalls.get("endings", ANYONE)))
          .as("ending " + i)
          .isEqualTo(RegistrySlots.endings(i + 1L, after));
    }
  }

  @Test
  void the_records_of_the_sheaf_of_three_are_judged_as_the_samples_say() throws Exception {
    BatchStatement s = batchStatement(sheaf);
    byte[] signatures = signed(s);
    EndingRegister endings = EndingRegister.empty(HashAlgorithm.SHA256);
    for (int i = 0; i < 2; i++) {
      JsonNode pair = file("status").get("endings").get(i);
      endings = endings.with(new Ending(word(pair.get(0)), word(pair.get(1))));
    }
    assertThat(endings.status().digest()).isEqualTo(s.status());
    byte[] opening = StatusChange.first(endings.status());
    assertThat(registry.send(ANYONE, RegistryCalls.acceptBatch(s, opening, signatures)).code())
        .isEmpty();

    assertThat(recognize(s, 0, "record-one-entry", endings)).isEqualTo("PTL-DST-014");
    assertThat(recognize(s, 1, "record-plain", endings)).isEmpty();
    assertThat(recognize(s, 2, "record-revoked", endings)).isEmpty();
  }

  private String recognize(BatchStatement s, int place, String name, EndingRegister endings)
      throws Exception {
    RecordHeader header =
        RecordHeader.decode(HashAlgorithm.SHA256, Hex.decode(file(name).get("header").asString()));
    RecognitionProof proof =
        new RecognitionProof(
            s.lane(),
            s.publisher(),
            s.ordinal(),
            header,
            place,
            words(sheaf.get("paths").get(place)),
            BatchLeaf.decode(Hex.decode(sheaf.get("batchLeafPreimage").asString())),
            sheaf.get("batchIndex").asLong(),
            words(sheaf.get("batchPath")),
            endings.proof(header.commitment()));
    byte[] packed =
        PackedProof.of(
            word(lane.get("sourceNetwork")), s.count(), List.of(proof), endings.status());
    return registry.send(ANYONE, RegistryCalls.recognize(packed)).code();
  }

  private static List<Bytes32> words(JsonNode list) {
    List<Bytes32> words = new ArrayList<>();
    list.forEach(hex -> words.add(word(hex)));
    return words;
  }
}
