package org.portolan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong use of the check is told, and nothing is checked then. */
class FsckTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Fsck.run(arguments, new PrintStream(said, true));
  }

  @Test
  void an_option_without_its_file_or_one_that_is_none_is_wrong_use() {
    for (String[] arguments :
        List.of(
            new String[] {"--customs"},
            new String[] {folder.toString(), "--bank"},
            new String[] {"--other", "x"})) {
      said.reset();

      assertThat(run(arguments)).isEqualTo(2);
      assertThat(said.toString()).startsWith("Usage: portolan fsck");
    }
  }

  @Test
  void a_folder_of_no_hub_is_told_by_its_name() {
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("There is no hub in " + folder);
  }
}
