package org.portolan.uncefact.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.model.ModelDescription;
import org.portolan.uncefact.model.Terms;

/**
 * The context, the schemas and the description of the model lie in the project as files, and are
 * what the terms table gives. After a change of the table, write them anew with {@code ./mvnw -pl
 * mappings/uncefact -am test -Dtest=GeneratedFilesTest -Dportolan.regenerate=true
 * -Dsurefire.failIfNoSpecifiedTests=false} and read the difference before it is kept.
 */
class GeneratedFilesTest {
  private static final boolean REGENERATE = Boolean.getBoolean("portolan.regenerate");

  @Test
  void every_generated_file_is_what_the_terms_table_gives() throws IOException {
    Terms terms = Terms.load();
    Path project = project();
    Path resources = project.resolve("mappings/uncefact/src/main/resources/portolan");
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(
        resources.resolve("model/context-" + terms.version() + ".jsonld"),
        JsonLdContext.generate(terms));
    for (String kind : terms.kinds()) {
      files.put(
          resources.resolve("schema/" + DocumentSchema.fileName(terms, kind)),
          DocumentSchema.generate(terms, kind));
    }
    files.put(
        project.resolve("docs/canonical-model.md"),
        ModelDescription.of(terms).getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      if (REGENERATE) {
        Files.createDirectories(file.getKey().getParent());
        Files.write(file.getKey(), file.getValue());
      }
      assertThat(file.getKey()).hasBinaryContent(file.getValue());
    }
  }

  @Test
  void the_packaged_files_are_found_by_their_kind() {
    assertThat(JsonLdContext.bytes()).isEqualTo(JsonLdContext.generate(Terms.load()));
    assertThat(DocumentSchema.bytes("customs-declaration"))
        .isEqualTo(DocumentSchema.generate(Terms.load(), "customs-declaration"));
  }

  private static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
