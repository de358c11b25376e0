package org.portolan.fabric;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.fabric.FabricEvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** A registry of its own on the channel of a real network. */
final class FabricFixture implements LedgerFixture {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final FabricDevnet network;
  private final boolean hidden;
  private final String chaincode = "registry" + NUMBER.incrementAndGet();
  private Json.Obj trust;

  /**
   * @param hidden whether recognized headers are kept from the channel
   */
  FabricFixture(FabricDevnet network, boolean hidden) {
    this.network = network;
    this.hidden = hidden;
    DevnetRegistry.create(
        network,
        chaincode,
        hidden
            ? DevnetRegistry.RULES.replace(
                "\"privateRecognitions\":null", "\"privateRecognitions\":\"recognitions\"")
            : DevnetRegistry.RULES);
  }

  private static Ledger open(FabricDevnet network, String chaincode, boolean hidden) {
    Map<String, String> settings = network.settings(chaincode);
    settings.put("privateRecognitions", Boolean.toString(hidden));
    return DevnetRegistry.open(settings);
  }

  @Override
  public Set<Hook> hooks() {
    return EnumSet.of(Hook.KILL);
  }

  @Override
  public Ledger open() {
    return open(network, chaincode, hidden);
  }

  @Override
  public Elsewhere elsewhere() {
    return new Elsewhere(InAnotherProcess.class, network.folder() + " " + chaincode + " " + hidden);
  }

  /** Opens the same registry with the same account. */
  public static final class InAnotherProcess implements Opener {
    @Override
    public Ledger open(String argument) {
      String[] parts = argument.split(" ");
      return FabricFixture.open(
          FabricDevnet.at(Path.of(parts[0])), parts[1], Boolean.parseBoolean(parts[2]));
    }
  }

  /** The registry believes the organisations' governors, and no signature. */
  @Override
  public Command.ChangeTrust governed(TrustFile file) {
    return new Command.ChangeTrust(file.encode(), new byte[0]);
  }

  @Override
  public EvidenceVerifier verifier() {
    return new FabricEvidenceVerifier(Clock.systemUTC());
  }

  /** What the channel says of itself, asked once. */
  @Override
  public synchronized TrustEpoch epoch() {
    if (trust == null) {
      trust = DevnetRegistry.trust(network, chaincode);
    }
    return new TrustEpoch(
        Bytes32.ZERO, HashAlgorithm.SHA256, 0, Optional.empty(), trust, List.of());
  }

  @Override
  public void close() {
    // The network stays for the next test.
  }
}
