package org.portolan.fabric.peer;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.evidence.fabric.view.ViewProposal;

/** Reads of one channel, each answered by one peer alone. */
public final class ChannelReader {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Peer peer;
  private final String channel;
  private final Clock clock;

  public ChannelReader(Peer peer, String channel, Clock clock) {
    this.peer = peer;
    this.channel = channel;
    this.clock = clock;
  }

  public Peer peer() {
    return peer;
  }

  public String channel() {
    return channel;
  }

  /** Calls a function that writes nothing. */
  public Answer ask(String chaincode, List<byte[]> input) throws PeerFailed {
    byte[] nonce = new byte[24];
    RANDOM.nextBytes(nonce);
    return peer.ask(
        new ViewProposal(
            channel,
            chaincode,
            input,
            peer.account().creator(),
            nonce,
            clock.instant().getEpochSecond()));
  }

  public Answer ask(String chaincode, String... texts) throws PeerFailed {
    return ask(
        chaincode, Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** Empty where the peer has it not: what is asked for is not on its ledger. */
  public Optional<byte[]> find(String chaincode, String... texts) throws PeerFailed {
    try {
      return Optional.of(ask(chaincode, texts).value());
    } catch (PeerFailed e) {
      if (e.refusal().filter(r -> r.code().equals("PTL-CHC-008")).isPresent()
          || chaincode.equals("qscc") && e.getMessage().contains("not found")
          || chaincode.equals("qscc") && e.getMessage().contains("no such")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
