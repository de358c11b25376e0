package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.json.CanonicalJson;
import tools.jackson.databind.json.JsonMapper;

/** A bundle that another implementation wrote is read whole and written back to the same bytes. */
class BundlesAgreeTest {
  private static byte[] bundle() {
    return JsonMapper.builder()
        .build()
        .writeValueAsString(SharedVectors.record("bundle.json"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void read_and_written_back_it_is_the_same_bytes() {
    byte[] bytes = bundle();

    assertThat(Bundle.decode(bytes).encode()).isEqualTo(bytes);
  }

  @Test
  void one_blank_more_is_refused() {
    byte[] bytes = bundle();
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = ' ';

    assertThatThrownBy(() -> Bundle.decode(longer)).isInstanceOf(RecordRefused.class);
  }

  @Test
  void an_unknown_member_and_a_missing_one_are_refused() {
    String text = new String(bundle(), StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> Bundle.decode(text.replace("\"alg\":", "\"aaa\":1,\"alg\":").getBytes()))
        .isInstanceOf(RecordRefused.class)
        .hasMessageContaining("PTL-JSN-005");
    assertThatThrownBy(() -> Bundle.decode(text.replace("\"evidence\":[],", "").getBytes()))
        .isInstanceOf(RecordRefused.class)
        .hasMessageContaining("PTL-JSN-004");
  }

  @Test
  void a_member_twice_is_refused() {
    assertThatThrownBy(() -> CanonicalJson.parse("{\"a\":1,\"a\":1}".getBytes(), 100))
        .isInstanceOf(RecordRefused.class);
  }
}
