package org.portolan.fabric.peer;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.portolan.evidence.fabric.FabricPublisher;
import org.portolan.record.Bytes32;

/** Who this connection is on the channel: a certificate of an organisation, and its signer. */
public record Account(String msp, X509Certificate certificate, MessageSigner signer) {
  /** As proposals carry it. */
  public byte[] creator() {
    return SerializedIdentity.newBuilder()
        .setMspid(msp)
        .setIdBytes(
            ByteString.copyFrom(
                Identities.toPemString(certificate).getBytes(StandardCharsets.UTF_8)))
        .build()
        .toByteArray();
  }

  public Bytes32 publisher() {
    return FabricPublisher.of(msp, certificate);
  }
}
