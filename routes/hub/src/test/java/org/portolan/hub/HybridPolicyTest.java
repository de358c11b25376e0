package org.portolan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.hub.network.NetworkFiles;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cose.CoseSign;
import org.portolan.relay.deliver.Delivery;

/** A hub whose policy wants two algorithms of each attestor, a classical and a post-quantum one. */
class HybridPolicyTest {
  private static final String POLICY =
      "{\"acceptRisk\":[{\"code\":\"PTL-POL-007\",\"reason\":\"a test has no witnesses\"}],"
          + "\"attestorAlgorithms\":[-8,-49],\"organisations\":2}";

  @TempDir Path folder;

  @Test
  void its_attestors_sign_with_both_and_the_record_is_recognized() throws Exception {
    Path policy = Files.writeString(folder.resolve("policy.json"), POLICY);
    Hub.Settings settings =
        Hub.Settings.embedded(folder.resolve("hub"))
            .between(new NetworkFiles(Optional.empty(), Optional.empty(), Optional.of(policy)));
    try (Hub hub = Hub.open(settings, Clock.systemUTC(), step -> {})) {
      String interchange = Declaration.of("LRN-1", "9", "1");
      long message =
          hub.intake().receive(Declaration.bytes(interchange), "x.edi", "http").message();
      hub.run();

      Documents.DocumentRow document = hub.documents().firstOf(message).orElseThrow();
      assertThat(
              hub.networks()
                  .bank()
                  .recognitions()
                  .record(hub.networks().lane().id(), document.recordKey().orElseThrow())
                  .map(Recognition::state))
          .contains(State.RECOGNIZED);
      List<AttestorEntry> attestors = hub.networks().lane().epoch().attestors();
      assertThat(attestors).hasSize(6);
      assertThat(new TreeSet<>(attestors.stream().map(AttestorEntry::organisation).toList()))
          .hasSize(3);
      Delivery delivery = hub.deliveries().all().get(0);
      Command.AcceptBatch attested =
          CommandCodec.acceptBatch(new CborReader(delivery.attested().orElseThrow()));
      assertThat(attested.signatures())
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(part -> assertThat(CoseSign.parse(part.signature()).parts()).hasSize(2));
    }
  }
}
