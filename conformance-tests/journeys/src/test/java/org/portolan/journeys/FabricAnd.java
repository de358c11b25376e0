package org.portolan.journeys;

/** A Fabric network, and another beside it. */
abstract class FabricAnd extends NeedsNetwork {
  private final NeedsNetwork other;

  FabricAnd(NeedsNetwork other) {
    this.other = other;
  }

  @Override
  final AutoCloseable start() throws Exception {
    AutoCloseable chain = other.start();
    try {
      AutoCloseable channel = new FabricNetwork().start();
      return () -> {
        channel.close();
        chain.close();
      };
    } catch (Exception e) {
      chain.close();
      throw e;
    }
  }

  /** A chain without seals. */
  static final class Anvil extends FabricAnd {
    Anvil() {
      super(new OwnAnvil());
    }
  }

  /** A chain with seals. */
  static final class Qbft extends FabricAnd {
    Qbft() {
      super(new QbftNetwork());
    }
  }
}
