package org.portolan.chaincode;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.portolan.evidence.fabric.FabricPublisher;
import org.portolan.record.Bytes32;

/** Who signed the proposal; the peer has checked its certificate and signature. */
record Caller(ClientIdentity identity) {
  static Caller of(ChaincodeStub stub) {
    try {
      return new Caller(new ClientIdentity(stub));
    } catch (CertificateException | IOException e) {
      throw ChaincodeRefused.of(
          "PTL-CHC-002", "creator", e.getMessage(), "an identity with an X.509 certificate");
    }
  }

  String msp() {
    return identity.getMSPID();
  }

  Bytes32 publisher() {
    return FabricPublisher.of(msp(), identity.getX509Certificate());
  }

  /** An attribute that the organisation's certificate authority put into the certificate. */
  boolean has(String attribute, String value) {
    return identity.assertAttributeValue(attribute, value);
  }

  /** The organisational units of the certificate's subject, which NodeOUs are, in lower case. */
  List<String> units() {
    X509Certificate certificate = identity.getX509Certificate();
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("OU"))
              .map(Rdn::getValue)
              .map(value -> value.toString().toLowerCase(Locale.ROOT))
              .toList();
    } catch (InvalidNameException e) {
      return List.of();
    }
  }

  /** For a refusal: who it is, and nothing that is secret. */
  String words() {
    return msp() + " " + identity.getX509Certificate().getSubjectX500Principal() + " " + units();
  }
}
