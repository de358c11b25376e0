package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ethereum.node.Tools;

/** The invariants are worth what they catch: a registry is spoilt, and they have to see it. */
@Tag("live")
class ForgeMutationTest {
  private static final String CONTRACTS = "chain-connectors/ethereum/contracts";

  @TempDir Path root;

  /** The contracts, their tests and the compiler, where one of them can be spoilt. */
  private void copy() throws IOException, InterruptedException {
    Path modules = Tools.folder().resolve("node_modules");
    for (String part : List.of(CONTRACTS, "chain-connectors/ethereum/src/test/solidity")) {
      copy(Tools.checkout().resolve(part), root.resolve(part));
    }
    copy(Tools.checkout().resolve("devnet/ethereum"), root.resolve("devnet/ethereum"));
    Files.createDirectories(root.resolve(".tools/ethereum"));
    Files.createSymbolicLink(root.resolve(".tools/ethereum/node_modules"), modules);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copied = to.resolve(from.relativize(file));
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void spoil(String source, String good, String bad) throws IOException {
    Path file = root.resolve(CONTRACTS).resolve(source);
    String text = Files.readString(file);
    assertThat(text).contains(good);
    Files.writeString(file, text.replace(good, bad));
  }

  @Test
  void a_registry_that_forgets_a_revocation_is_caught_by_an_invariant() throws Exception {
    copy();
    spoil("Recognitions.sol", "shl(225, eq(kind, 2))", "shl(225, 0)");

    String told = ForgeTest.forge(root, "--match-test", "invariant_a_reader_is_told");

    assertThat(told)
        .contains("[FAIL: recognized]")
        .contains("invariant_a_reader_is_told_recognized_exactly_where_it_holds");
  }
}
