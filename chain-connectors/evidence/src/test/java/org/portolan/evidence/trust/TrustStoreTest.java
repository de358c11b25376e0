package org.portolan.evidence.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trust under a name of one's own. */
class TrustStoreTest {
  @TempDir Path folder;

  @Test
  void a_name_stands_for_a_file_of_the_folder() throws IOException {
    TrustFile trust = new TrustFile(1, List.of(), List.of(), List.of(), List.of());
    Files.write(folder.resolve("bank.json"), trust.encode());

    TrustStore store = TrustStore.of(Map.of(TrustStore.VARIABLE, folder.toString()));

    assertThat(store.open("bank")).isEqualTo(trust);
    assertThat(store.names()).containsExactly("bank");
  }

  @Test
  void a_name_that_is_not_there_says_where_it_looked_and_what_there_is() throws IOException {
    Files.writeString(folder.resolve("bank.json"), "{}");

    assertThatThrownBy(() -> new TrustStore(folder).open("customs"))
        .hasMessageContaining("PTL-TRU-008")
        .hasMessageContaining(folder.resolve("customs.json").toString())
        .hasMessageContaining("[bank]");
  }

  @Test
  void a_name_leads_to_no_other_folder() {
    for (String name : List.of("../bank", "a/b", "", ".", "..", "\u0430bank")) {
      assertThatThrownBy(() -> new TrustStore(folder).open(name))
          .hasMessageContaining("PTL-TRU-008");
    }
  }

  @Test
  void the_usual_folder_is_in_the_users_configuration() {
    assertThat(TrustStore.of(Map.of("HOME", "/home/ana")).folder())
        .isEqualTo(Path.of("/home/ana/.config/portolan/trust"));
    assertThat(TrustStore.of(Map.of("XDG_CONFIG_HOME", "/conf", "HOME", "/home/ana")).folder())
        .isEqualTo(Path.of("/conf/portolan/trust"));
  }
}
