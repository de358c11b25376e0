package org.portolan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.bundle.Bundle;

/** What is too large is refused before it is read. */
class LimitsTest {
  @Test
  void evidence_of_more_than_16_mib_is_not_read() {
    byte[] data = new byte[EvidenceVerifier.MAX_BYTES + 1];
    Evidence evidence = new Evidence("tlog", Claim.EXISTED, 1, 1, data);

    Verdict verdict =
        new TlogEvidenceVerifier()
            .verify(evidence, new Expectation(null, null, null, Optional.empty()), null);

    assertThat(verdict).isInstanceOf(Refused.class);
    assertThat(((Refused) verdict).first().code()).isEqualTo("PTL-LOG-003");
  }

  @Test
  void nor_is_a_trust_file_or_a_bundle_above_its_limit() {
    for (Runnable read :
        List.<Runnable>of(
            () -> TrustFile.decode(new byte[TrustFile.MAX_BYTES + 1]),
            () -> Bundle.decode(new byte[Bundle.MAX_BYTES + 1]))) {
      assertThatThrownBy(read::run).hasMessageContaining("PTL-JSN-001");
    }
  }
}
