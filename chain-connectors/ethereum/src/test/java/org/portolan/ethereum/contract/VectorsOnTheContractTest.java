package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchStatement;
import org.portolan.record.BitProof;
import org.portolan.record.BitTree;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.Sheaf;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one-mutation vectors that every verifier is held against, judged by the contract: whatever
 * Java refuses it refuses, whatever Java accepts it accepts. Left out is what a contract has no
 * shape for: SM3, negative numbers, signatures of other kinds.
 */
@Tag("live")
class VectorsOnTheContractTest {
  private static final String VERIFY = "/portolan/vectors/verify/";
  private static final HashAlgorithm SHA = HashAlgorithm.SHA256;
  private static ProbedTrees probe;

  /** A vector's name, what is to be judged, and whether it is accepted. */
  private record Case(String name, JsonNode input, JsonNode accepted) {
    boolean isAccepted() {
      return accepted != null;
    }
  }

  @BeforeAll
  static void deploy() throws Exception {
    probe = new ProbedTrees();
  }

  @AfterAll
  static void stop() throws Exception {
    if (probe != null) {
      probe.close();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = VectorsOnTheContractTest.class.getResourceAsStream(VERIFY + name)) {
      return in.readAllBytes();
    }
  }

  private static List<Case> vectors(String subject) throws IOException {
    List<Case> cases = new ArrayList<>();
    String index = new String(resource("index.txt"), StandardCharsets.UTF_8);
    for (String file : index.lines().filter(line -> line.startsWith(subject + "/")).toList()) {
      JsonNode vector = JsonMapper.shared().readTree(resource(file));
      JsonNode input = vector.get("input");
      boolean shaped =
          !input.path("alg").asString("sha256").equals("sm3") && input.path("index").asLong(0) >= 0;
      if (shaped) {
        cases.add(new Case(file, input, vector.get("expected").get("accepted")));
      }
    }
    return cases;
  }

  private static Bytes32 word(JsonNode hex) {
    return Bytes32.fromHex(hex.asString());
  }

  private static List<Bytes32> words(JsonNode list) {
    List<Bytes32> words = new ArrayList<>();
    list.forEach(hex -> words.add(word(hex)));
    return words;
  }

  private static boolean leads(long size, long index, Bytes32 leaf, JsonNode path, Bytes32 root)
      throws IOException {
    Bytes32 found = probe.root(size, List.of(index), List.of(leaf), ProbedTrees.join(words(path)));
    return index < size && root.equals(found);
  }

  @Test
  void paths_of_sheaves_in_batches() throws Exception {
    List<Case> cases = vectors("batch-path");
    for (Case each : cases) {
      JsonNode in = each.input();
      BatchLeaf leaf = BatchLeaf.decode(Hex.decode(in.get("leaf").asString()));

      assertThat(
              leads(
                  in.get("count").asLong(),
                  in.get("index").asLong(),
                  leaf.hash(SHA),
                  in.get("path"),
                  word(in.get("root"))))
          .as(each.name())
          .isEqualTo(each.isAccepted());
    }
    assertThat(cases).hasSizeGreaterThan(28);
  }

  @Test
  void paths_of_records_in_sheaves() throws Exception {
    List<Case> cases = vectors("sheaf-path");
    for (Case each : cases) {
      JsonNode in = each.input();
      BatchLeaf leaf = BatchLeaf.decode(Hex.decode(in.get("leaf").asString()));

      assertThat(
              leads(
                  leaf.count(),
                  in.get("index").asLong(),
                  Sheaf.leaf(SHA, word(in.get("commitment"))),
                  in.get("path"),
                  leaf.sheafRoot()))
          .as(each.name())
          .isEqualTo(each.isAccepted());
    }
    assertThat(cases).hasSizeGreaterThan(18);
  }

  @Test
  void proofs_that_nothing_ended_a_record() throws Exception {
    List<Case> cases = vectors("status-proof");
    for (Case each : cases) {
      JsonNode in = each.input();
      JsonNode leaf = in.get("leaf");
      Optional<BitTree.Leaf> there =
          leaf.isNull()
              ? Optional.empty()
              : Optional.of(
                  new Ending(word(leaf.get("commitment")), word(leaf.get("successor"))).leaf(SHA));
      Bytes32 map =
          probe.absence(word(in.get("commitment")), new BitProof(words(in.get("path")), there));
      boolean current = each.isAccepted() && !each.accepted().get("ended").asBoolean();

      assertThat(word(in.get("map")).equals(map)).as(each.name()).isEqualTo(current);
    }
    assertThat(cases).hasSizeGreaterThan(25);
  }

  @Test
  void signatures_of_attestors() throws Exception {
    int judged = 0;
    for (Case each : vectors("statement-signatures")) {
      JsonNode in = each.input();
      JsonNode domain = in.get("eip712");
      if (domain == null || domain.isNull()) {
        continue;
      }
      AttestorSet set = set(in.get("epoch").get("attestors"));
      SigningDomain signed =
          new SigningDomain(
              domain.get("chainId").asLong(),
              Bytes32.leftPadded(Hex.decode(domain.get("contract").asString())));
      int counted =
          probe.organisations(
              set.packed(),
              signed.digest(statement(in.get("statement"))),
              set.pack(signatures(in.get("signatures"))));

      assertThat(counted >= in.get("policy").get("organisations").asInt())
          .as(each.name())
          .isEqualTo(each.isAccepted());
      judged++;
    }
    assertThat(judged).isGreaterThan(24);
  }

  private static AttestorSet set(JsonNode attestors) {
    List<AttestorSet.Member> members = new ArrayList<>();
    attestors.forEach(
        a ->
            members.add(
                new AttestorSet.Member(word(a.get("id")), a.get("organisation").asString())));
    return new AttestorSet(members);
  }

  private static List<SignaturePart> signatures(JsonNode list) {
    List<SignaturePart> parts = new ArrayList<>();
    list.forEach(
        s ->
            parts.add(
                new SignaturePart(
                    word(s.get("attestor")),
                    s.get("kind").asString(),
                    Hex.decode(s.get("signature").asString()))));
    return parts;
  }

  private static Statement statement(JsonNode s) {
    if (s.get("type").asString().equals("status")) {
      return new StatusStatement(
          word(s.get("lane")),
          word(s.get("epoch")),
          word(s.get("publisher")),
          word(s.get("status")),
          s.get("asOfHeight").asLong(),
          s.get("asOfTime").asLong());
    }
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
}
