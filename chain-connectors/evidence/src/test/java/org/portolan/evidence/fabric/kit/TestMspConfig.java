package org.portolan.evidence.fabric.kit;

import java.util.List;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.proto.ProtoWriter;

/**
 * @param crls DER
 * @param memberUnits units that every member needs
 */
public record TestMspConfig(
    long type,
    String id,
    List<byte[]> roots,
    List<byte[]> crls,
    boolean memberUnits,
    boolean nodeUnits) {
  public static TestMspConfig of(TestOrganisation organisation) {
    return new TestMspConfig(
        0, organisation.msp(), List.of(organisation.root()), List.of(), false, true);
  }

  public TestMspConfig roots(byte[] root) {
    return new TestMspConfig(type, id, List.of(root), crls, memberUnits, nodeUnits);
  }

  public TestMspConfig crls(byte[] crl) {
    return new TestMspConfig(type, id, roots, List.of(crl), memberUnits, nodeUnits);
  }

  byte[] encode() {
    ProtoWriter out = new ProtoWriter().text(1, id);
    roots.forEach(root -> out.message(2, Identity.pem(root)));
    crls.forEach(crl -> out.message(5, pemOfList(crl)));
    if (memberUnits) {
      out.message(7, new ProtoWriter().text(2, "customs"));
    }
    out.message(8, new ProtoWriter().text(1, "SHA2").text(2, "SHA256"));
    roots.forEach(root -> out.message(9, Identity.pem(root)));
    if (nodeUnits) {
      out.message(
          11,
          new ProtoWriter()
              .number(1, 1)
              .message(2, unit("client"))
              .message(3, unit("peer"))
              .message(4, unit("admin"))
              .message(5, unit("orderer")));
    }
    return new ProtoWriter().number(1, type).message(2, out).toByteArray();
  }

  private ProtoWriter unit(String name) {
    return new ProtoWriter().bytes(1, Identity.pem(roots.get(0))).text(2, name);
  }

  private static byte[] pemOfList(byte[] crl) {
    return new String(Identity.pem(crl), java.nio.charset.StandardCharsets.ISO_8859_1)
        .replace("CERTIFICATE", "X509 CRL")
        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
