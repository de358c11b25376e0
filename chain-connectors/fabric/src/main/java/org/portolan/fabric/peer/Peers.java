package org.portolan.fabric.peer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several gateways for the same calls: the one that answered last is asked first, another where it
 * cannot be reached, and all of them once more a little later.
 */
public final class Peers implements AutoCloseable {
  private static final int ROUNDS = 3;
  private static final long PAUSE_MILLIS = 300;

  private final List<Peer> peers;
  private final AtomicInteger first = new AtomicInteger();

  /** A call to one peer. */
  @FunctionalInterface
  public interface Call<T> {
    T to(Peer peer) throws PeerFailed;
  }

  public Peers(List<Peer> peers) {
    this.peers = List.copyOf(peers);
  }

  public List<Peer> all() {
    return peers;
  }

  /** The answer of the first peer that has one. */
  public <T> T ask(Call<T> call) throws PeerFailed {
    PeerFailed last = null;
    for (int round = 0; round < ROUNDS; round++) {
      int begin = first.get();
      for (int i = 0; i < peers.size(); i++) {
        int index = (begin + i) % peers.size();
        try {
          T answer = call.to(peers.get(index));
          first.set(index);
          return answer;
        } catch (PeerFailed e) {
          if (!e.isElsewhere()) {
            throw e;
          }
          last = e;
        }
      }
      if (!pause(round)) {
        break;
      }
    }
    throw last;
  }

  private static boolean pause(int round) {
    try {
      Thread.sleep(PAUSE_MILLIS << round);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    peers.forEach(Peer::close);
  }
}
