package org.portolan.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.Entry;

/** A bundle and a trust file that another implementation wrote. */
class ForeignBundleTest {
  private static BundleVerifier verifier() throws IOException {
    return new BundleVerifier(TrustFile.decode(SharedFiles.record("trust.json")), List.of());
  }

  @Test
  void a_trust_file_read_and_written_back_is_the_same_bytes() throws IOException {
    byte[] bytes = SharedFiles.record("trust.json");

    assertThat(TrustFile.decode(bytes).encode()).isEqualTo(bytes);
  }

  @Test
  void its_bundle_is_valid_and_tells_what_it_shows_and_hides() throws IOException {
    BundleAnswer answer = verifier().verify(SharedFiles.record("bundle.json"));

    assertThat(answer).isInstanceOf(BundleAnswer.Answered.class);
    BundleAnswer.Answered valid = (BundleAnswer.Answered) answer;
    assertThat(valid.state()).isEqualTo(BundleAnswer.State.VALID);
    assertThat(valid.asOfTime()).isEqualTo(1795343608L);
    assertThat(valid.disclosed())
        .extracting(Entry::pointer)
        .startsWith("/consignment/consigneeParty/name");
    assertThat(valid.hidden()).isNotEmpty();
    assertThat(valid.absent()).isEmpty();
    assertThat(valid.used().organisations()).containsExactly("one");
  }

  @Test
  void with_any_one_byte_changed_it_is_not_believed() throws IOException {
    byte[] bundle = SharedFiles.record("bundle.json");
    BundleVerifier verifier = verifier();
    List<String> believed = new ArrayList<>();
    for (int at = 0; at < bundle.length; at++) {
      byte[] changed = bundle.clone();
      changed[at] ^= 1;
      if (verifier.verify(changed) instanceof BundleAnswer.Answered answer
          && answer.state() == BundleAnswer.State.VALID) {
        believed.add(at + ": " + new String(bundle, Math.max(0, at - 30), 40));
      }
    }

    assertThat(believed).isEmpty();
  }
}
