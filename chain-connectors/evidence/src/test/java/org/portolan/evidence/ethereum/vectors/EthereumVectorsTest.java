package org.portolan.evidence.ethereum.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * The vectors of the Ethereum family: each file gets the answer that it expects, is what is made
 * anew, and is named after its one mutation. Run {@link #main} to write them.
 */
class EthereumVectorsTest {
  private static final List<String> SUBJECTS =
      List.of("rlp", "merkle-patricia-proof", "qbft-headers", "eip155-evidence");
  private static final List<EthereumVector> MADE = made();

  private static List<EthereumVector> made() {
    List<EthereumVector> all = new ArrayList<>();
    all.addAll(RlpVectors.make());
    all.addAll(TrieVectors.make());
    all.addAll(HeaderVectors.make());
    all.addAll(EvidenceVectors.make());
    all.addAll(CapturedEvidenceVectors.make());
    return all;
  }

  @Test
  void every_file_gets_the_answer_that_it_expects() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String file : files()) {
      byte[] bytes = Files.readAllBytes(folder().resolve(file));
      Json.Obj vector = (Json.Obj) CanonicalJson.parse(trimmed(bytes), 1 << 20);
      Members in = Members.of(file, vector);
      Json.Obj answer = EthereumJudge.judge(in.text("subject"), (Json.Obj) in.any("input"));
      if (!answer.equals(in.any("expected"))) {
        wrong.add(file + ": " + text(answer) + " instead of " + text(in.any("expected")));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_file_is_what_is_made_anew() throws IOException {
    List<String> other = new ArrayList<>();
    for (EthereumVector vector : MADE) {
      Path file = folder().resolve(vector.file());
      if (!Files.exists(file) || !Files.readString(file).equals(text(vector.json()) + "\n")) {
        other.add(vector.file());
      }
    }
    assertThat(other).isEmpty();
    assertThat(files()).isEqualTo(names());
  }

  @Test
  void a_vector_that_is_accepted_says_so_in_its_name() {
    for (EthereumVector vector : MADE) {
      assertThat(vector.name().startsWith("accepted-"))
          .as(vector.file())
          .isEqualTo(vector.item() == 0)
          .isEqualTo(vector.expected().members().containsKey("accepted"));
    }
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    MADE.forEach(vector -> assertThat(names.add(vector.file())).as(vector.file()).isTrue());
    return names;
  }

  private static Set<String> files() throws IOException {
    Set<String> files = new TreeSet<>();
    for (String subject : SUBJECTS) {
      try (Stream<Path> found = Files.list(folder().resolve(subject))) {
        found.forEach(file -> files.add(subject + "/" + file.getFileName()));
      }
    }
    return files;
  }

  private static Path folder() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root.resolve("conformance-tests/vectors/src/main/resources/portolan/vectors");
  }

  private static byte[] trimmed(byte[] line) {
    return java.util.Arrays.copyOf(line, line.length - 1);
  }

  private static String text(Json json) {
    return new String(json.canonical(), StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    for (EthereumVector vector : MADE) {
      Path file = folder().resolve(vector.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(vector.json()) + "\n");
    }
  }
}
