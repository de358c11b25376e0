package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.record.json.Json;

/**
 * The files checked in are what the generator makes. {@code -Dportolan.vectors=write} writes them
 * anew; a change in them is a change of the format or of a code, and is to be read as one.
 */
class VectorsAreCurrentTest {
  static final String FOLDER = "verify";

  @Test
  void the_judgements_checked_in_are_what_the_generator_makes() throws IOException {
    Map<String, Json> files = new LinkedHashMap<>();
    AllVectors.make().forEach(vector -> files.put(vector.file(), vector.json()));
    compare(FOLDER, files);
  }

  @Test
  void the_values_checked_in_are_what_the_generator_makes() throws IOException {
    compare("record", RecordFiles.make());
  }

  private static void compare(String folder, Map<String, Json> files) throws IOException {
    if ("write".equals(System.getProperty("portolan.vectors"))) {
      VectorFiles.write(folder, files);
      return;
    }
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, Json> file : files.entrySet()) {
      byte[] there = VectorFiles.checkedIn(folder + "/" + file.getKey());
      if (!Arrays.equals(there, VectorFiles.bytes(file.getValue()))) {
        different.add(file.getKey());
      }
    }
    assertThat(different).isEmpty();
    assertThat(VectorFiles.index(folder)).containsExactlyElementsOf(files.keySet());
  }

  @Test
  void there_are_more_than_four_hundred_that_must_be_refused() {
    assertThat(AllVectors.make().stream().filter(vector -> vector.code() != null).count())
        .isGreaterThan(400);
  }
}
