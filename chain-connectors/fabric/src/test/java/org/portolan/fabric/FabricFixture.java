package org.portolan.fabric;

import java.nio.charset.StandardCharsets;
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
import org.portolan.fabric.peer.Account;
import org.portolan.fabric.peer.Peer;
import org.portolan.fabric.peer.Peers;
import org.portolan.fabric.peer.PemKeys;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** A registry of its own on the channel of a real network. */
final class FabricFixture implements LedgerFixture {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static final String RULES =
      """
      {"anchor":[{"attributes":{},"msp":"CustomsMSP","units":[]}],\
      "deliver":[{"attributes":{},"msp":"CustomsMSP","units":[]}],\
      "govern":[{"attributes":{},"msp":"CustomsMSP","units":["admin"]}],\
      "governors":1,"privateRecognitions":null}\
      """;

  private final FabricDevnet network;
  private final String chaincode = "registry" + NUMBER.incrementAndGet();
  private Json.Obj trust;

  FabricFixture(FabricDevnet network) {
    this.network = network;
    network.define(chaincode);
    configure(network, chaincode, RULES);
  }

  static void configure(FabricDevnet network, String chaincode, String rules) {
    FabricSettings settings = FabricSettings.read(network.settings(chaincode));
    Account admin =
        new Account(
            settings.msp(),
            PemKeys.certificate(settings.certificate()),
            PemKeys.signer(settings.key().orElseThrow()));
    Configuration.put(settings, admin, rules.getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
  }

  private static Account account(FabricSettings settings) {
    return new Account(
        settings.msp(),
        PemKeys.certificate(settings.certificate()),
        PemKeys.signer(settings.key().orElseThrow()));
  }

  @Override
  public Set<Hook> hooks() {
    return EnumSet.of(Hook.KILL);
  }

  static Ledger open(Map<String, String> settings) {
    return new FabricFamily().open(settings, null, Clock.systemUTC());
  }

  @Override
  public Ledger open() {
    return open(network.settings(chaincode));
  }

  @Override
  public Elsewhere elsewhere() {
    return new Elsewhere(InAnotherProcess.class, network.folder() + " " + chaincode);
  }

  /** Opens the same registry with the same account. */
  public static final class InAnotherProcess implements Opener {
    @Override
    public Ledger open(String argument) {
      String[] parts = argument.split(" ");
      return FabricFixture.open(FabricDevnet.at(Path.of(parts[0])).settings(parts[1]));
    }
  }

  /** The registry believes the organisations' governors, and no signature. */
  @Override
  public Command.ChangeTrust governed(TrustFile trust) {
    return new Command.ChangeTrust(trust.encode(), new byte[0]);
  }

  @Override
  public EvidenceVerifier verifier() {
    return new FabricEvidenceVerifier(Clock.systemUTC());
  }

  @Override
  public TrustEpoch epoch() {
    return new TrustEpoch(
        Bytes32.ZERO, HashAlgorithm.SHA256, 0, Optional.empty(), trust(), List.of());
  }

  /** What the channel says of itself, asked once. */
  private synchronized Json.Obj trust() {
    if (trust == null) {
      FabricSettings settings = FabricSettings.read(network.settings(chaincode));
      try (Peers peers =
          new Peers(
              settings.endpoints().stream().map(e -> new Peer(e, account(settings))).toList())) {
        trust =
            ChannelEpoch.now(
                    new Connection(peers, settings.channel(), chaincode, Clock.systemUTC()),
                    List.of("CustomsMSP", "PortMSP"),
                    2,
                    86_400)
                .json();
      }
    }
    return trust;
  }

  @Override
  public void close() {
    // The network stays for the next test.
  }
}
