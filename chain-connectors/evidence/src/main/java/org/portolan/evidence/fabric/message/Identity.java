package org.portolan.evidence.fabric.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.portolan.evidence.fabric.proto.ProtoReader;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.record.RecordRefused;

/**
 * {@code SerializedIdentity {1 mspid, 2 id_bytes}}: an MSP and one certificate in PEM, in the
 * spelling that peers and orderers write, so that one certificate has one identity.
 *
 * @param certificate DER
 */
public record Identity(String msp, byte[] certificate) {
  /** No certificate of a peer comes near it. */
  public static final int MAX_BYTES = 1 << 14;

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
  private static final String END = "-----END CERTIFICATE-----\n";

  public static Identity read(String path, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw refused(path, bytes.length + " bytes", "at most " + MAX_BYTES);
    }
    ProtoReader in = new ProtoReader(path, bytes);
    String msp = in.text(1);
    byte[] pem = in.bytes(2);
    in.end();
    return new Identity(msp, der(path, pem));
  }

  public byte[] encode() {
    return new ProtoWriter().text(1, msp).bytes(2, pem(certificate)).toByteArray();
  }

  private static byte[] der(String path, byte[] pem) {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    if (text.startsWith(BEGIN) && text.endsWith("\n" + END)) {
      try {
        String body = text.substring(BEGIN.length(), text.length() - END.length());
        byte[] der = Base64.getDecoder().decode(body.replace("\n", ""));
        if (Arrays.equals(pem(der), pem)) {
          return der;
        }
      } catch (IllegalArgumentException e) {
        throw refused(path, "no base64", "one certificate in PEM");
      }
    }
    throw refused(path, pem.length + " other bytes", "one certificate in PEM, lines of 64");
  }

  public static byte[] pem(byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return (BEGIN + body + "\n" + END).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static RecordRefused refused(String path, String seen, String expected) {
    return new RecordRefused("PTL-FAB-004", path, seen, expected);
  }
}
