package org.portolan.relay.deliver;

/**
 * What is done to a delivery in one state. It asks and tells the ledgers and attestors, and says
 * what came of it; the engine alone writes that down. It may be taken again after a crash.
 */
public interface Step {
  StepResult take(Delivery delivery);
}
