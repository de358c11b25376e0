package org.portolan.journeys;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.hub.network.Evaluation;
import org.portolan.hub.network.Governor;
import org.portolan.hub.network.NetworkFiles;
import org.portolan.hub.network.NetworkSettings;
import org.portolan.ledger.Ledger;
import org.portolan.record.HashAlgorithm;
import org.portolan.relay.contract.LedgerPair;

/** Two ledgers as the hub opens them, set up as an evaluation's are when the folder is new. */
abstract class DevnetPair implements LedgerPair {
  private final List<String> networks;

  /**
   * @param networks customs' and the bank's
   */
  DevnetPair(String... networks) {
    this.networks = List.of(networks);
  }

  @Override
  public Opened open(Path folder, Clock clock) {
    new Evaluation(folder).between(networks);
    NetworkSettings bank = NetworkFiles.NONE.bank(folder);
    Ledger source = NetworkFiles.NONE.customs(folder).open(clock);
    return new Opened(
        source,
        bank.open(clock),
        EvidenceKinds.of(source.network(), clock),
        HashAlgorithm.SHA256,
        (destination, trust) -> new Governor(bank, clock).putInForce(destination, trust.encode()));
  }

  /** A chain without seals, to a log. */
  public static final class AnvilToLog extends DevnetPair {
    public AnvilToLog() {
      super("eip155:31337", "tlog");
    }
  }

  /** A log, to a contract. */
  public static final class LogToAnvil extends DevnetPair {
    public LogToAnvil() {
      super("tlog", "eip155:31337");
    }
  }

  /** Two registries of one chain, that any number of processes may open. */
  public static final class AnvilToAnvil extends DevnetPair {
    public AnvilToAnvil() {
      super("eip155:31337", "eip155:31337");
    }
  }

  /** Two registries of one chain with seals. */
  public static final class QbftToQbft extends DevnetPair {
    public QbftToQbft() {
      super("eip155:1337", "eip155:1337");
    }
  }

  /** A chain with seals, to a log. */
  public static final class QbftToLog extends DevnetPair {
    public QbftToLog() {
      super("eip155:1337", "tlog");
    }
  }

  /** A log, to a contract whose transactions take a block's time. */
  public static final class LogToQbft extends DevnetPair {
    public LogToQbft() {
      super("tlog", "eip155:1337");
    }
  }

  /** A channel, to a log. */
  public static final class FabricToLog extends DevnetPair {
    public FabricToLog() {
      super("fabric:devnet", "tlog");
    }
  }

  /** A log, to a channel. */
  public static final class LogToFabric extends DevnetPair {
    public LogToFabric() {
      super("tlog", "fabric:devnet");
    }
  }
}
