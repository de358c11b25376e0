package org.portolan.fabric;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.portolan.fabric.devnet.Devnet.Organisation;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.fabric.peer.MessageSigner;
import org.portolan.fabric.peer.PemKeys;

/**
 * Port's peer as a liar: it asks the real one, says another root of a batch, and signs that with
 * its own key.
 */
final class LyingPeer extends EndorserGrpc.EndorserImplBase implements AutoCloseable {
  private static final String BATCH = "PFB1";

  /** Where the root stands in the answer, behind the publisher and the ordinal. */
  private static final int ROOT = 4 + 32 + 8;

  private final Server server;
  private final ManagedChannel real;
  private final MessageSigner signer;

  LyingPeer(FabricDevnet network, String address) throws IOException {
    Path members = network.members(Organisation.PORT);
    Path peer = members.resolve("peers/peer0.port.example");
    Path client = members.resolve("users/User1@port.example/tls");
    this.signer = PemKeys.signer(peer.resolve("msp/keystore"));
    this.real =
        Grpc.newChannelBuilder(
                address,
                TlsChannelCredentials.newBuilder()
                    .trustManager(peer.resolve("tls/ca.crt").toFile())
                    .keyManager(
                        client.resolve("client.crt").toFile(),
                        client.resolve("client.key").toFile())
                    .build())
            .build();
    this.server =
        NettyServerBuilder.forPort(
                0,
                TlsServerCredentials.create(
                    peer.resolve("tls/server.crt").toFile(),
                    peer.resolve("tls/server.key").toFile()))
            .addService(this)
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void processProposal(SignedProposal proposal, StreamObserver<ProposalResponse> out) {
    try {
      out.onNext(lied(EndorserGrpc.newBlockingStub(real).processProposal(proposal)));
      out.onCompleted();
    } catch (Exception e) {
      out.onError(e);
    }
  }

  private ProposalResponse lied(ProposalResponse truth) throws Exception {
    byte[] answer = truth.getResponse().getPayload().toByteArray();
    if (answer.length < ROOT + 32 || !new String(answer, 0, 4).equals(BATCH)) {
      return truth;
    }
    answer[ROOT] ^= 1;
    ProposalResponsePayload payload = ProposalResponsePayload.parseFrom(truth.getPayload());
    Response said = truth.getResponse().toBuilder().setPayload(ByteString.copyFrom(answer)).build();
    byte[] signed =
        payload.toBuilder()
            .setExtension(
                ChaincodeAction.parseFrom(payload.getExtension()).toBuilder()
                    .setResponse(said)
                    .build()
                    .toByteString())
            .build()
            .toByteArray();
    byte[] endorser = truth.getEndorsement().getEndorser().toByteArray();
    byte[] message = java.util.Arrays.copyOf(signed, signed.length + endorser.length);
    System.arraycopy(endorser, 0, message, signed.length, endorser.length);
    return truth.toBuilder()
        .setResponse(said)
        .setPayload(ByteString.copyFrom(signed))
        .setEndorsement(
            truth.getEndorsement().toBuilder()
                .setSignature(ByteString.copyFrom(signer.sign(message))))
        .build();
  }

  @Override
  public void close() {
    server.shutdownNow();
    real.shutdownNow();
  }
}
