package org.portolan.evidence.fabric.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.config.ChannelConfig;
import org.portolan.evidence.fabric.kit.CapturedChannel;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestCertificate;
import org.portolan.evidence.fabric.kit.TestOrganisation;
import org.portolan.evidence.fabric.msp.Msp;
import org.portolan.evidence.fabric.msp.MspJson;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.Bytes;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

/** Whatever bytes come, a reader reads them or refuses them by a code, and nothing else happens. */
class AnyBytesTest {
  private static final int CHANGES = 600;

  private static final Map<String, Reading> READINGS = new TreeMap<>();

  private record Reading(byte[] good, Consumer<byte[]> reader) {}

  static {
    FabricEvidence data = CapturedChannel.collected("existed").data(true, true);
    byte[] view = data.view();
    byte[] transactionView = data.transaction().orElseThrow().view();
    byte[] processed = EndorserAnswer.read("x", transactionView).payload();
    byte[] envelope = ProcessedTransaction.read("x", processed).envelope();
    byte[] results = EndorserAnswer.read("x", view).results();
    byte[] config = Block.read("x", CapturedChannel.configBlock(1)).envelopes().get(0);
    reading("answer", view, b -> EndorserAnswer.read("x", b));
    reading("results", results, b -> ReadWriteSets.read("x", b));
    reading("identity", data.creator(), b -> Identity.read("x", b));
    reading("seals", data.seals().orElseThrow(), b -> BlockSeals.read("x", b));
    reading("processed", processed, b -> ProcessedTransaction.read("x", b));
    reading(
        "transaction",
        envelope,
        b -> EndorsedTransaction.read("x", SignedPayload.read("x", b).data()));
    reading("block", CapturedChannel.configBlock(0), b -> Block.read("x", b));
    reading(
        "configuration",
        config,
        b -> ChannelConfig.read(block(b)).msps(List.of("CustomsMSP", "PortMSP")));
    TestOrganisation port = FabricScene.PORT;
    Msp msp = MspJson.read("msp", port.json());
    reading("certificate", port.peer().certificate(), b -> msp.endorser("x", b, FabricScene.TIME));
    byte[] unsigned = TestCertificate.unsigned(port.peer().certificate());
    reading(
        "certificate, signed by its CA",
        unsigned,
        b -> msp.endorser("x", TestCertificate.signed(b, port.authorityKey()), FabricScene.TIME));
    reading("evidence", data.encode(), FabricEvidence::decode);
  }

  private static void reading(String name, byte[] good, Consumer<byte[]> reader) {
    READINGS.put(name, new Reading(good, reader));
  }

  /** A block around an envelope, whose header has its hash. */
  private static byte[] block(byte[] envelope) {
    return new ProtoWriter()
        .message(
            1,
            new ProtoWriter()
                .number(1, 7)
                .bytes(2, new byte[32])
                .bytes(3, Sha256.hash(envelope).toByteArray()))
        .message(2, new ProtoWriter().message(1, envelope))
        .message(3, new ProtoWriter().message(1, new byte[0]))
        .toByteArray();
  }

  @Test
  void the_bytes_of_a_real_network_are_read() {
    READINGS.forEach((name, reading) -> reading.reader().accept(reading.good()));
  }

  @Test
  void changed_bytes_are_read_or_refused() {
    Random random = new Random(7);
    List<String> thrown = new ArrayList<>();
    READINGS.forEach(
        (name, reading) -> {
          for (int i = 0; i < CHANGES; i++) {
            byte[] changed = change(random, reading.good());
            try {
              reading.reader().accept(changed);
            } catch (RecordRefused expected) {
              assertThat(expected.code()).startsWith("PTL-");
            } catch (RuntimeException e) {
              thrown.add(name + ": " + e);
            }
          }
        });
    assertThat(thrown).isEmpty();
  }

  private static byte[] change(Random random, byte[] good) {
    int at = random.nextInt(good.length);
    byte[] changed = good.clone();
    return switch (random.nextInt(5)) {
      case 0 -> {
        changed[at] ^= (byte) (1 << random.nextInt(8));
        yield changed;
      }
      case 1 -> Arrays.copyOf(good, at);
      case 2 -> Bytes.join(good, new byte[] {(byte) random.nextInt()});
      case 3 -> {
        byte[] some = new byte[1 + random.nextInt(8)];
        random.nextBytes(some);
        yield Bytes.join(Arrays.copyOf(good, at), some, Arrays.copyOfRange(good, at, good.length));
      }
      default -> {
        int to = Math.min(good.length, at + 1 + random.nextInt(16));
        yield Bytes.join(Arrays.copyOf(good, at), Arrays.copyOfRange(good, to, good.length));
      }
    };
  }
}
