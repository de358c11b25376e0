package org.portolan.fabric;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.fabric.block.ChannelBlock;
import org.portolan.fabric.block.ChannelTransaction;
import org.portolan.fabric.peer.BlockStream;
import org.portolan.fabric.peer.PeerFailed;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.registry.RegistryEvent;

/**
 * Reads the registry's events block by block. A cursor is the block and the transaction in it up to
 * which its reader has everything, so it holds on every peer of the channel.
 */
final class FabricFollower implements Follower {
  private static final long POLL_MILLIS = 100;

  private final Connection connection;

  FabricFollower(Connection connection) {
    this.connection = connection;
  }

  /** Everything before this place was told. */
  private record Place(long block, int transaction) {
    static Place of(Cursor cursor) {
      if (cursor.equals(Cursor.START)) {
        return new Place(0, 0);
      }
      String[] parts = cursor.value().split("/", 2);
      return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    Cursor cursor() {
      return new Cursor(block + "/" + transaction);
    }
  }

  @Override
  public Page read(Cursor after, int max, Duration wait) {
    Place from = Place.of(after);
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      Page page = page(from, max);
      if (!page.events().isEmpty() || System.nanoTime() >= deadline || !pause()) {
        return page;
      }
      from = Place.of(page.next());
    }
  }

  private Page page(Place from, int max) {
    return connection.ask(
        peer -> {
          Reading reading = new Reading(from, max);
          try {
            new BlockStream(peer, connection.channel(), connection.clock())
                .read(from.block(), block -> reading.add(ChannelBlock.read(block)));
          } catch (PeerFailed e) {
            // What came whole before the stream broke is told; the rest is asked for from there.
            if (reading.next.equals(from)) {
              throw e;
            }
          }
          return new Page(reading.events, reading.next.cursor());
        });
  }

  /** One reading of blocks, in order, until enough was found. */
  private final class Reading {
    private final int max;
    private final List<LedgerEvent> events = new ArrayList<>();
    private Place next;

    Reading(Place from, int max) {
      this.next = from;
      this.max = max;
    }

    boolean add(ChannelBlock block) {
      for (ChannelTransaction transaction : block.transactions()) {
        if (block.number() == next.block() && transaction.index() < next.transaction()) {
          continue;
        }
        Optional<LedgerEvent> event = event(block, transaction);
        if (event.isPresent()) {
          if (events.size() == max) {
            return false;
          }
          events.add(event.get());
        }
        next = new Place(block.number(), transaction.index() + 1);
      }
      next = new Place(block.number() + 1, 0);
      return true;
    }

    private Optional<LedgerEvent> event(ChannelBlock block, ChannelTransaction transaction) {
      RegistryEvent.Place place =
          new RegistryEvent.Place(
              block.position(transaction), block.hash(), block.number(), transaction.time());
      return transaction.told(connection.chaincode()).flatMap(told -> told.at(place));
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
