package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.portolan.record.BatchLeaf;
import org.portolan.record.BatchStatement;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Hex;
import org.portolan.record.Identifiers;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one-mutation vectors of headers, each anchored, accepted and shown to the contract, which
 * refuses each, with the same code unless a number is huge. It is told no word 0 and no length, so
 * those have no shape here.
 */
class HeaderVectorsTest extends OnAnvil {
  private static final String VERIFY = "/portolan/vectors/verify/";
  private static final HashAlgorithm SHA = HashAlgorithm.SHA256;
  private static final int HEADER = 224;

  /** Numbers that no slot can hold, or of a far future: refused, by whichever rule comes first. */
  private static final String HUGE = "2-to-the-";

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HeaderVectorsTest.class.getResourceAsStream(VERIFY + name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] part(byte[] header, int from, int to) {
    return Arrays.copyOfRange(header, from, to);
  }

  @Test
  void every_header_that_is_refused_elsewhere_is_refused_here_with_the_same_code()
      throws Exception {
    TestLane lane = lane();
    long ordinal = 0;
    String index = new String(resource("index.txt"), StandardCharsets.UTF_8);
    for (String file : index.lines().filter(l -> l.startsWith("record-header/")).toList()) {
      JsonNode vector = JsonMapper.shared().readTree(resource(file));
      byte[] header = Hex.decode(vector.get("input").get("header").asString());
      boolean shaped =
          header.length == HEADER
              && vector.get("input").get("alg").asString().equals("sha256")
              && Arrays.equals(part(header, 0, 32), SHA.recordWord().toByteArray())
              && Arrays.equals(part(header, 152, 160), new byte[8]);
      if (shaped) {
        String code = vector.get("expected").path("refused").asString("");
        String told = shown(lane, ++ordinal, header);
        if (file.contains(HUGE)) {
          assertThat(told).as(file).startsWith("PTL-");
        } else {
          assertThat(told).as(file).isEqualTo(code);
        }
      }
    }
    assertThat(ordinal).isGreaterThan(11);
  }

  /** What the contract says of a header in a batch of its own, under the lane's source. */
  private String shown(TestLane lane, long ordinal, byte[] given) throws IOException {
    Bytes32 issuer = TestBatch.word(random);
    byte[] header = given.clone();
    Identifiers.origin(lane.source, issuer).copyTo(header, 32);
    Bytes32 root = Sheaf.leaf(SHA, Sha256.hash(header));
    Bytes32 signature = TestBatch.word(random);
    Bytes32 leaf = new BatchLeaf(issuer, 1, root, signature).hash(SHA);
    BatchStatement s =
        new BatchStatement(
            lane.lane,
            TestLane.EPOCH,
            lane.publisher,
            ordinal,
            Position.ofBlock(1, 0, 0),
            Bytes32.ZERO,
            leaf,
            1,
            PublisherStatus.NONE.digest(),
            1_000_000,
            lane.now);
    assertThat(lane.accept(s, StatusChange.NONE).code()).isEmpty();
    byte[] previous = part(header, 160, 192);
    boolean first = Arrays.equals(previous, new byte[32]);
    byte[] proof =
        Bytes.join(
            lane.lane.toByteArray(),
            lane.publisher.toByteArray(),
            lane.source.toByteArray(),
            BigEndian.u64(ordinal),
            BigEndian.u32(1),
            new byte[] {0, 1, 3},
            issuer.toByteArray(),
            signature.toByteArray(),
            BigEndian.u32(0),
            new byte[] {(byte) (first ? 1 : 3)},
            part(header, 64, 96),
            part(header, 96, 128),
            part(header, 128, 152),
            part(header, 192, 224),
            first ? new byte[0] : previous);
    return registry.send(ANYONE, RegistryCalls.recognize(proof)).code();
  }
}
