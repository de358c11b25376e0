package org.portolan.relay.simulation;

import java.util.concurrent.Semaphore;

/** Lets one of several go on at a time, each from where it stopped; who, the simulation decides. */
final class Turns {
  private final Semaphore back = new Semaphore(0);

  /** Somebody whose work goes on whenever it is its turn. */
  final class Turn {
    private final Semaphore go = new Semaphore(0);
    private boolean working;

    boolean isWorking() {
      return working;
    }

    /** Begins the work, or goes on with it, until it waits or is done. */
    void go(Runnable work) {
      if (!working) {
        working = true;
        Thread.ofVirtual().start(() -> whole(work));
      }
      go.release();
      back.acquireUninterruptibly();
    }

    private void whole(Runnable work) {
      go.acquireUninterruptibly();
      try {
        work.run();
      } finally {
        working = false;
        back.release();
      }
    }

    /** Called by the work: others may go first. */
    void waits() {
      back.release();
      go.acquireUninterruptibly();
    }
  }
}
