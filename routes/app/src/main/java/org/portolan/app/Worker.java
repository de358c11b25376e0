package org.portolan.app;

import org.portolan.hub.Hub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes whatever waits a step further, over and over; what fails is tried again. */
@Component
class Worker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final long PAUSE_MILLIS = 200;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 5_000;

  private final Hub hub;
  private volatile Thread thread;

  Worker(Hub hub) {
    this.hub = hub;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("hub-worker").start(this::work);
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      long pause = PAUSE_MILLIS;
      try {
        hub.run();
      } catch (RuntimeException e) {
        LOG.error("The hub's work failed and is tried again in 5 seconds", e);
        pause = PAUSE_AFTER_FAILURE_MILLIS;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
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
