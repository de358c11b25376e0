package org.portolan.evidence.fabric.config;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.evidence.fabric.msp.Certificates;
import org.portolan.evidence.fabric.msp.Msp;
import org.portolan.evidence.fabric.msp.NodeUnits;
import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.record.RecordRefused;

/**
 * An organisation's MSP as the configuration has it: {@code MSPConfig {1 type, 2 FabricMSPConfig}}.
 * What the verifier cannot keep to is refused, and is a person's to decide.
 */
final class MspConfig {
  private static final String CODE = "PTL-FAB-035";
  private static final int MOST = 256;

  private MspConfig() {}

  static Msp read(String path, byte[] bytes) {
    ProtoReader outer = new ProtoReader(path, bytes);
    require(path, outer.number(1) == 0, "an MSP of another kind", "X.509");
    ProtoReader in = new ProtoReader(path, outer.bytes(2));
    outer.end();
    String id = in.text(1);
    List<X509Certificate> roots = certificates(path, in.repeated(2, MOST));
    List<X509Certificate> intermediates = certificates(path, in.repeated(3, MOST));
    in.repeated(4, MOST);
    List<byte[]> lists = in.repeated(5, MOST);
    in.skip(6);
    require(path, in.repeated(7, MOST).isEmpty(), "units that members need", "none but parts");
    in.skip(8);
    in.repeated(9, MOST);
    in.repeated(10, MOST);
    byte[] units =
        in.message(11).orElseThrow(() -> refused(path, "no units of nodes", "units of nodes"));
    in.end();
    return new Msp(
        id,
        roots,
        intermediates,
        lists.stream().map(crl -> Certificates.readCrl(CODE, path, der(path, crl))).toList(),
        units(path, units));
  }

  /** {@code FabricNodeOUs {1 enable, 2 client, 3 peer, 4 admin, 5 orderer}}. */
  private static NodeUnits units(String path, byte[] bytes) {
    ProtoReader in = new ProtoReader(path + "/units", bytes);
    boolean enabled = in.number(1) == 1;
    Optional<Unit> client = in.message(2).map(b -> Unit.read(path, b));
    Optional<Unit> peer = in.message(3).map(b -> Unit.read(path, b));
    Optional<Unit> admin = in.message(4).map(b -> Unit.read(path, b));
    Optional<Unit> orderer = in.message(5).map(b -> Unit.read(path, b));
    in.end();
    require(path, enabled && peer.isPresent(), "no unit of peers", "units of nodes, enabled");
    return new NodeUnits(
        peer.get().name(),
        peer.get().issuer(),
        Stream.of(admin, client, orderer).flatMap(Optional::stream).map(Unit::name).toList());
  }

  /** {@code FabricOUIdentifier {1 certificate, 2 organizational_unit_identifier}}. */
  private record Unit(Optional<byte[]> issuer, String name) {
    static Unit read(String path, byte[] bytes) {
      ProtoReader in = new ProtoReader(path + "/unit", bytes);
      byte[] issuer = in.bytes(1);
      String name = in.text(2);
      in.end();
      return new Unit(issuer.length == 0 ? Optional.empty() : Optional.of(der(path, issuer)), name);
    }
  }

  private static List<X509Certificate> certificates(String path, List<byte[]> pems) {
    List<X509Certificate> all = new ArrayList<>();
    pems.forEach(pem -> all.add(Certificates.read(CODE, path, der(path, pem))));
    return all;
  }

  /** Of PEM as an operator's file has it: its lines are not signed here, the block's hash holds. */
  static byte[] der(String path, byte[] pem) {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf("-----\n", text.indexOf("-----BEGIN ") + 1);
    int end = text.indexOf("-----END ");
    if (begin < 0 || end < begin) {
      throw refused(path, "no PEM", "PEM");
    }
    try {
      return Base64.getDecoder()
          .decode(text.substring(begin + 6, end).replace("\n", "").replace("\r", ""));
    } catch (IllegalArgumentException e) {
      throw refused(path, "no base64", "PEM");
    }
  }

  private static void require(String path, boolean rule, String seen, String expected) {
    if (!rule) {
      throw refused(path, seen, expected);
    }
  }

  private static RecordRefused refused(String path, String seen, String expected) {
    return new RecordRefused(CODE, path, seen, expected);
  }
}
