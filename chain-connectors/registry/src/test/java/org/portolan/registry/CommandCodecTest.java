package org.portolan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.portolan.ledger.CommandCodec;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.StatusStatement;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** A command that a log holds, read back. */
class CommandCodecTest {
  @Test
  void a_number_that_no_ledger_counts_to_is_refused_and_not_cut_off() {
    byte[] words =
        new StatusStatement(Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, 7, 8).words();
    for (int bit :
        new int[] {4 * Bytes32.LENGTH, 4 * Bytes32.LENGTH + 24, 5 * Bytes32.LENGTH + 23}) {
      byte[] huge = words.clone();
      huge[bit] = (byte) 0x80;

      assertThatThrownBy(
              () ->
                  CommandCodec.acceptStatus(
                      new CborReader(new CborWriter().bytes(huge).toByteArray())))
          .isInstanceOfSatisfying(
              RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-STM-007"));
    }
  }
}
