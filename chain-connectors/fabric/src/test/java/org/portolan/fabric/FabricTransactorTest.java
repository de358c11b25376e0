package org.portolan.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.registry.CommandCall;
import org.portolan.registry.Deed;

/** What the connector does before it asks any peer. */
class FabricTransactorTest {
  private static final Bytes32 OWN = Sha256.hash(new byte[] {1});
  private static final Bytes32 OTHER = Sha256.hash(new byte[] {2});

  private final FabricTransactor transactor = new FabricTransactor(null, null, OWN);

  private void refused(Command command) {
    assertThatThrownBy(() -> transactor.prepare(command))
        .isInstanceOfSatisfying(
            LedgerRefused.class, e -> assertThat(e.refusal().code()).isEqualTo("PTL-FBP-002"));
  }

  @Test
  void another_publishers_batches_and_endings_are_not_this_accounts_to_send() {
    refused(new Command.AnchorBatch(OTHER, 1, OWN, 1));
    refused(new Command.End(OTHER, new Ending(OWN, Bytes32.ZERO)));
  }

  @Test
  void prepared_bytes_are_read_back_as_they_were_and_no_others() {
    Command command = new Command.AnchorBatch(OWN, 1, OTHER, 1);
    PreparedBytes prepared =
        new PreparedBytes(
            Deed.value(command),
            CommandCall.of(command),
            Optional.of(new PreparedBytes.Endorsed("id", new byte[] {1}, new byte[] {2})));
    byte[] bytes = prepared.encode();

    assertThat(PreparedBytes.decode(bytes).encode()).isEqualTo(bytes);
    assertThat(PreparedBytes.decode(bytes).call().command(OWN)).isEqualTo(command);
    assertThatThrownBy(() -> PreparedBytes.decode(java.util.Arrays.copyOf(bytes, 40)))
        .isInstanceOf(RecordRefused.class);
  }
}
