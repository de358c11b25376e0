package org.portolan.app;

import java.util.Optional;
import org.portolan.hub.Hub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes whatever waits a step further, over and over; what fails is tried again. */
@Component
public class Worker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 5_000;

  private final Hub hub;
  private final Pace pace;
  private volatile Thread thread;
  private volatile long lastRound;
  private volatile String lastFailure;

  Worker(Hub hub, Pace pace) {
    this.hub = hub;
    this.pace = pace;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("hub-worker").start(this::work);
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        hub.run();
        lastFailure = null;
      } catch (RuntimeException e) {
        lastFailure = String.valueOf(e.getMessage());
        LOG.error("The hub's work failed and is tried again in 5 seconds", e);
      }
      lastRound = System.currentTimeMillis();
      try {
        rest();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What came in does not hurry a hub whose work failed. */
  private void rest() throws InterruptedException {
    if (lastFailure == null) {
      pace.rest();
    } else {
      Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    }
  }

  /** When the newest round ended, in UTC milliseconds; 0 before the first one has. */
  public long lastRound() {
    return lastRound;
  }

  /** What failed in the newest round. */
  public Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
