package org.portolan.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One record through its versions. */
class VersionsTest {
  private static final RecordEntries ENTRIES =
      RecordEntries.of(List.of(Entry.of("/a", EntryType.TEXT, "x")));

  private static TradeRecord first() {
    return TradeRecord.first(
        HashAlgorithm.SHA256,
        Sha256.hash(new byte[] {1}),
        Sha256.hash(new byte[] {2}),
        Sha256.hash(new byte[] {3}),
        1_000,
        new byte[32],
        ENTRIES);
  }

  private static TradeRecord after(TradeRecord before, RecordStatus status) {
    return TradeRecord.next(before.header(), status, 2_000, new byte[32], ENTRIES);
  }

  @Test
  void a_later_version_keeps_the_record_and_names_its_predecessor() {
    TradeRecord second = after(first(), RecordStatus.ASSERTED);

    assertThat(second.header().recordKey()).isEqualTo(first().header().recordKey());
    assertThat(second.header().version()).isEqualTo(2);
    assertThat(second.header().previous()).isEqualTo(first().commitment());
  }

  @Test
  void nothing_follows_a_revocation() {
    TradeRecord revoked = after(first(), RecordStatus.REVOKED);

    assertThatThrownBy(() -> after(revoked, RecordStatus.ASSERTED))
        .hasMessageContaining("PTL-HDR-010");
  }
}
