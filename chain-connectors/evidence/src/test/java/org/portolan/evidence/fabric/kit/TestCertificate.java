package org.portolan.evidence.fabric.kit;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.portolan.record.Sha256;

/**
 * What a certificate says, before a CA signs it.
 *
 * @param subject as in {@code CN=peer0,OU=peer,O=customs}
 * @param pathLength present in a CA's: how many CAs may stand below it, -1 for any number
 */
public record TestCertificate(
    String subject, byte[] spki, long from, long until, OptionalInt pathLength) {
  public static final long FROM = 1_790_000_000L;
  public static final long UNTIL = FROM + 10L * 365 * 86_400;
  static final AlgorithmIdentifier ECDSA_SHA256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  public static TestCertificate leaf(String subject, TestKey key) {
    return new TestCertificate(subject, key.spki(), FROM, UNTIL, OptionalInt.empty());
  }

  public static TestCertificate authority(String subject, TestKey key, int pathLength) {
    return new TestCertificate(subject, key.spki(), FROM, UNTIL, OptionalInt.of(pathLength));
  }

  public TestCertificate valid(long begin, long end) {
    return new TestCertificate(subject, spki, begin, end, pathLength);
  }

  public TestCertificate spki(byte[] other) {
    return new TestCertificate(subject, other, from, until, pathLength);
  }

  public BigInteger serial() {
    return new BigInteger(
        1,
        java.util.Arrays.copyOf(
            Sha256.hash((subject + from).getBytes(StandardCharsets.UTF_8)).toByteArray(), 8));
  }

  /** DER. */
  public byte[] signedBy(String issuer, TestKey ca) {
    try {
      V3TBSCertificateGenerator out = new V3TBSCertificateGenerator();
      out.setSerialNumber(new ASN1Integer(serial()));
      out.setSignature(ECDSA_SHA256);
      out.setIssuer(new X500Name(issuer));
      out.setStartDate(new Time(new Date(from * 1000)));
      out.setEndDate(new Time(new Date(until * 1000)));
      out.setSubject(new X500Name(subject));
      out.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(spki));
      out.setExtensions(extensions().generate());
      return signed(out.generateTBSCertificate(), ca);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ExtensionsGenerator extensions() throws IOException {
    ExtensionsGenerator all = new ExtensionsGenerator();
    boolean authority = pathLength.isPresent();
    int uses = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
    all.addExtension(Extension.keyUsage, true, new KeyUsage(uses));
    BasicConstraints basic =
        authority && pathLength.getAsInt() >= 0
            ? new BasicConstraints(pathLength.getAsInt())
            : new BasicConstraints(authority);
    all.addExtension(Extension.basicConstraints, true, basic);
    return all;
  }

  static byte[] signed(ASN1Encodable toBeSigned, TestKey ca) throws IOException {
    byte[] signature = ca.sign(toBeSigned.toASN1Primitive().getEncoded("DER"));
    return new DERSequence(
            new ASN1Encodable[] {toBeSigned, ECDSA_SHA256, new DERBitString(signature)})
        .getEncoded("DER");
  }

  /** What a certificate's signature is over. */
  public static byte[] unsigned(byte[] certificate) {
    try {
      return org.bouncycastle.asn1.x509.Certificate.getInstance(certificate)
          .getTBSCertificate()
          .getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed as it stands, whether it is a certificate or not. */
  public static byte[] signed(byte[] unsigned, TestKey ca) {
    try {
      byte[] tail =
          org.portolan.record.Bytes.join(
              ECDSA_SHA256.getEncoded("DER"), new DERBitString(ca.sign(unsigned)).getEncoded());
      int length = unsigned.length + tail.length;
      byte[] head = {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
      return org.portolan.record.Bytes.join(head, unsigned, tail);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
