package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * How much of real messages and of our own the tables read, as the page in the docs says it. After
 * a change of a table or a message, write the page anew with {@code -Dtest=CoverageTest
 * -Dportolan.regenerate=true} and read the difference before it is kept.
 */
class CoverageTest {
  private static final boolean REGENERATE = Boolean.getBoolean("portolan.regenerate");

  @Test
  void the_page_says_what_is_read_of_our_own_messages() throws IOException {
    CoveragePage own = new CoveragePage();
    own.add(OwnMessages.files());

    assertThat(part("Messages of our own", own.rows())).isEqualTo(own.rows());
  }

  @Test
  void the_page_says_what_is_read_of_the_messages_of_others() throws IOException {
    Path corpus = CorpusRoundTripTest.folder();
    assumeTrue(corpus != null, "no corpus beside this checkout");
    CoveragePage real = new CoveragePage();
    real.add(CorpusRoundTripTest.files(corpus));

    assertThat(part("Messages of others", real.rows())).isEqualTo(real.rows());
  }

  /** The rows below a heading of the page, after writing them there where that is asked for. */
  private static String part(String heading, String rows) throws IOException {
    Path page = page();
    String text = Files.readString(page);
    int from = text.indexOf("|---", text.indexOf("## " + heading));
    from = text.indexOf('\n', from) + 1;
    int to = text.indexOf("\n\n", from) < 0 ? text.length() : text.indexOf("\n\n", from) + 1;
    if (REGENERATE) {
      Files.writeString(page, text.substring(0, from) + rows + text.substring(to));
      return rows;
    }
    return text.substring(from, to);
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/edifact-coverage.md");
  }
}
