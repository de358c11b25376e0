package org.portolan.fabric.peer;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/**
 * The blocks that a peer has from a number on, and no waiting for more: the peer says itself when
 * there is no further one.
 */
public final class BlockStream {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long SECONDS = 60;
  private static final int AHEAD = 16;

  private final Peer peer;
  private final String channel;
  private final Clock clock;

  public BlockStream(Peer peer, String channel, Clock clock) {
    this.peer = peer;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Reads blocks in order.
   *
   * @param each answers whether to go on
   */
  public void read(long from, Predicate<Block> each) throws PeerFailed {
    BlockingQueue<Object> arrived = new ArrayBlockingQueue<>(AHEAD);
    Inbox inbox = new Inbox(arrived);
    StreamObserver<Envelope> out =
        DeliverGrpc.newStub(peer.channel())
            .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
            .deliver(inbox);
    try {
      out.onNext(seek(from));
      while (true) {
        Object next = arrived.poll(SECONDS, TimeUnit.SECONDS);
        if (next instanceof DeliverResponse response && response.hasBlock()) {
          if (!each.test(response.getBlock())) {
            return;
          }
        } else if (next instanceof DeliverResponse response) {
          ended(response);
          return;
        } else {
          throw PeerFailed.of(
              "blocks of " + peer.endpoint().address(),
              next instanceof StatusRuntimeException e
                  ? e
                  : Status.UNAVAILABLE.withDescription("the stream ended").asRuntimeException());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PeerFailed.of("blocks", Status.CANCELLED.asRuntimeException());
    } finally {
      inbox.close();
      out.onError(Status.CANCELLED.asRuntimeException());
    }
  }

  private static void ended(DeliverResponse response) throws PeerFailed {
    switch (response.getStatus()) {
      case SUCCESS, NOT_FOUND -> {}
      default ->
          throw PeerFailed.answered(
              "blocks", response.getStatus().getNumber(), response.getStatus().name());
    }
  }

  private Envelope seek(long from) {
    Instant now = clock.instant();
    byte[] nonce = new byte[24];
    RANDOM.nextBytes(nonce);
    ChannelHeader.Builder header =
        ChannelHeader.newBuilder()
            .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
            .setChannelId(channel)
            .setTimestamp(
                com.google.protobuf.Timestamp.newBuilder()
                    .setSeconds(now.getEpochSecond())
                    .setNanos(now.getNano()));
    peer.tlsHash().ifPresent(hash -> header.setTlsCertHash(ByteString.copyFrom(hash)));
    byte[] payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(header.build().toByteString())
                    .setSignatureHeader(
                        SignatureHeader.newBuilder()
                            .setCreator(ByteString.copyFrom(peer.account().creator()))
                            .setNonce(ByteString.copyFrom(nonce))
                            .build()
                            .toByteString()))
            .setData(
                SeekInfo.newBuilder()
                    .setStart(at(from))
                    .setStop(at(Long.MAX_VALUE))
                    .setBehavior(SeekInfo.SeekBehavior.FAIL_IF_NOT_READY)
                    .build()
                    .toByteString())
            .build()
            .toByteArray();
    return Envelope.newBuilder()
        .setPayload(ByteString.copyFrom(payload))
        .setSignature(ByteString.copyFrom(peer.account().signer().sign(payload)))
        .build();
  }

  private static SeekPosition at(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }

  /** Hands over what arrives; a reader that is slow holds the peer back. */
  private static final class Inbox implements StreamObserver<DeliverResponse> {
    private final BlockingQueue<Object> arrived;
    private volatile boolean closed;

    Inbox(BlockingQueue<Object> arrived) {
      this.arrived = arrived;
    }

    void close() {
      closed = true;
      arrived.clear();
    }

    private void put(Object thing) {
      try {
        while (!closed && !arrived.offer(thing, 100, TimeUnit.MILLISECONDS)) {
          // The reader has not come yet.
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onNext(DeliverResponse response) {
      put(response);
    }

    @Override
    public void onError(Throwable failure) {
      put(
          failure instanceof StatusRuntimeException e
              ? e
              : Status.UNAVAILABLE.withCause(failure).asRuntimeException());
    }

    @Override
    public void onCompleted() {
      put("completed");
    }
  }
}
