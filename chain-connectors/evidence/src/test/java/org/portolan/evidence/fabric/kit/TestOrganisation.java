package org.portolan.evidence.fabric.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.portolan.record.Base64Url;
import org.portolan.record.json.Json;

/** An organisation with a CA of its own; what it issues is known to everyone. */
public record TestOrganisation(String name) {
  private static final Map<Issue, byte[]> ISSUED = new ConcurrentHashMap<>();

  private record Issue(TestOrganisation by, TestCertificate certificate) {}

  public String msp() {
    return name + "MSP";
  }

  public String authority() {
    return "CN=ca." + name + ",O=" + name;
  }

  public TestKey authorityKey() {
    return new TestKey("ca of " + name);
  }

  public byte[] root() {
    return issue(TestCertificate.authority(authority(), authorityKey(), -1));
  }

  public byte[] issue(TestCertificate certificate) {
    return ISSUED.computeIfAbsent(
        new Issue(this, certificate),
        issue -> issue.certificate().signedBy(authority(), authorityKey()));
  }

  /** A member with a unit, as in {@code peer}. */
  public TestMember member(String member, String unit) {
    TestKey key = key(member);
    return new TestMember(msp(), issue(certificate(member, unit)), key);
  }

  public TestKey key(String member) {
    return new TestKey(member + " of " + name);
  }

  public TestCertificate certificate(String member, String unit) {
    String units = unit.isEmpty() ? "" : ",OU=" + String.join(",OU=", unit.split(" "));
    return TestCertificate.leaf("CN=" + member + units + ",O=" + name, key(member));
  }

  /** The holder of a certificate that this organisation's CA did or did not sign. */
  public TestMember holding(String member, byte[] certificate) {
    return new TestMember(msp(), certificate, key(member));
  }

  public TestMember peer() {
    return member("peer0", "peer");
  }

  /** A list by its CA of what it revoked. */
  public byte[] revoking(List<TestCertificate> certificates) {
    try {
      V2TBSCertListGenerator out = new V2TBSCertListGenerator();
      out.setSignature(TestCertificate.ECDSA_SHA256);
      out.setIssuer(new X500Name(authority()));
      out.setThisUpdate(new Time(new Date(TestCertificate.FROM * 1000)));
      for (TestCertificate each : certificates) {
        out.addCRLEntry(
            new ASN1Integer(each.serial()),
            new Time(new Date(TestCertificate.FROM * 1000)),
            CRLReason.keyCompromise);
      }
      return TestCertificate.signed(out.generateTBSCertList(), authorityKey());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a trust epoch has it. */
  public Json.Obj json() {
    return json(List.of(root()), List.of(), List.of(), Optional.empty());
  }

  public Json.Obj json(
      List<byte[]> roots, List<byte[]> intermediates, List<byte[]> crls, Optional<byte[]> issuer) {
    return Json.object(
        "id", Json.of(msp()),
        "roots", b64s(roots),
        "intermediates", b64s(intermediates),
        "crls", b64s(crls),
        "units",
            Json.object(
                "peer", Json.of("peer"),
                "issuer", issuer.<Json>map(i -> Json.of(Base64Url.encode(i))).orElse(Json.NULL),
                "others",
                    Json.of(List.of(Json.of("admin"), Json.of("client"), Json.of("orderer")))));
  }

  private static Json b64s(List<byte[]> all) {
    List<Json> texts = new ArrayList<>();
    all.forEach(each -> texts.add(Json.of(Base64Url.encode(each))));
    return Json.of(texts);
  }
}
