package org.portolan.fabric.peer;

import com.google.protobuf.ByteString;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.EndorserGrpc;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.portolan.evidence.fabric.view.ViewProposal;

/** One peer, connected: its gateway, and its own endorser service. */
public final class Peer implements AutoCloseable {
  private static final int MAX_MESSAGE = 100 << 20;
  private static final long READ_SECONDS = 15;

  private final Endpoint endpoint;
  private final Account account;
  private final ManagedChannel channel;
  private final Gateway gateway;

  public Peer(Endpoint endpoint, Account account) {
    this.endpoint = endpoint;
    this.account = account;
    NettyChannelBuilder builder =
        NettyChannelBuilder.forTarget(endpoint.address(), credentials(endpoint))
            .maxInboundMessageSize(MAX_MESSAGE);
    endpoint.authority().ifPresent(builder::overrideAuthority);
    this.channel = builder.build();
    Gateway.Builder connecting =
        Gateway.newInstance()
            .identity(new X509Identity(account.msp(), account.certificate()))
            .hash(Hash.NONE)
            .signer(account.signer()::sign)
            .connection(channel);
    tlsHash().ifPresent(connecting::tlsClientCertificateHash);
    this.gateway = connecting.connect();
  }

  private static ChannelCredentials credentials(Endpoint endpoint) {
    try {
      TlsChannelCredentials.Builder tls =
          TlsChannelCredentials.newBuilder()
              .trustManager(PemKeys.only(endpoint.certificates()).toFile());
      if (endpoint.tls().isPresent()) {
        Endpoint.ClientTls own = endpoint.tls().get();
        tls.keyManager(PemKeys.only(own.certificate()).toFile(), PemKeys.only(own.key()).toFile());
      }
      return tls.build();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the TLS files of " + endpoint.address(), e);
    }
  }

  /** Where a peer asks for certificates it also asks that event requests name theirs. */
  Optional<byte[]> tlsHash() {
    return endpoint
        .tls()
        .map(
            own -> {
              try {
                return MessageDigest.getInstance("SHA-256")
                    .digest(PemKeys.certificate(own.certificate()).getEncoded());
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  public Account account() {
    return account;
  }

  public Gateway gateway() {
    return gateway;
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Asks this peer alone, and gets what it signs. */
  public Answer ask(ViewProposal proposal) throws PeerFailed {
    byte[] bytes = proposal.bytes();
    String asked = endpoint.organisation() + " " + endpoint.address();
    try {
      ProposalResponse response =
          EndorserGrpc.newBlockingStub(channel)
              .withDeadlineAfter(READ_SECONDS, TimeUnit.SECONDS)
              .processProposal(
                  SignedProposal.newBuilder()
                      .setProposalBytes(ByteString.copyFrom(bytes))
                      .setSignature(ByteString.copyFrom(account.signer().sign(bytes)))
                      .build());
      if (response.getResponse().getStatus() != 200 || !response.hasEndorsement()) {
        throw PeerFailed.answered(
            asked, response.getResponse().getStatus(), response.getResponse().getMessage());
      }
      return new Answer(
          response.getResponse().getPayload().toByteArray(),
          response.getPayload().toByteArray(),
          response.getEndorsement().getEndorser().toByteArray(),
          response.getEndorsement().getSignature().toByteArray());
    } catch (StatusRuntimeException e) {
      throw PeerFailed.of(asked, e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    channel.shutdownNow();
  }
}
