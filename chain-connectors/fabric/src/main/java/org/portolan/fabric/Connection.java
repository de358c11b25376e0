package org.portolan.fabric;

import java.time.Clock;
import java.util.Optional;
import org.portolan.fabric.block.ChannelBlock;
import org.portolan.fabric.peer.ChannelReader;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.fabric.peer.Peers;

/** A registry on a channel, through whichever of its peers answers. */
record Connection(Peers peers, String channel, String chaincode, Clock clock) {
  ChannelReader reader(Peer peer) {
    return new ChannelReader(peer, channel, clock);
  }

  /** Asks one peer after the other; what none can answer is told as the ledger's word. */
  <T> T ask(Peers.Call<T> call) {
    try {
      return peers.ask(call);
    } catch (PeerFailed e) {
      throw e.asLedgers();
    }
  }

  /** A view of the registry; empty where there is nothing of that kind. */
  Optional<byte[]> view(String function, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = function;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return ask(peer -> reader(peer).find(chaincode, all));
  }

  /** A block by its number, where a peer has it. */
  static Optional<ChannelBlock> block(ChannelReader reader, long number) throws PeerFailed {
    return reader
        .find("qscc", "GetBlockByNumber", reader.channel(), Long.toString(number))
        .map(ChannelBlock::read);
  }
}
