package org.portolan.ethereum.contract;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.portolan.ethereum.node.Anvil;

/** A registry of its own for each test, on a development node that the class shares. */
@Tag("live")
abstract class OnAnvil {
  static Anvil anvil;

  final Random random = new Random(getClass().getName().hashCode());
  DeployedRegistry registry;

  @BeforeAll
  static void startNode() throws Exception {
    anvil = Anvil.start();
  }

  @AfterAll
  static void stopNode() throws Exception {
    if (anvil != null) {
      anvil.close();
    }
  }

  @BeforeEach
  void deploy() throws Exception {
    registry = new DeployedRegistry(anvil);
  }

  TestLane lane(int organisations, String... attestors) throws Exception {
    return TestLane.open(registry, TestAttestors.of(attestors), organisations, random);
  }

  /** Two of three organisations, a key each. */
  TestLane lane() throws Exception {
    return lane(2, "bank", "customs", "port");
  }
}
