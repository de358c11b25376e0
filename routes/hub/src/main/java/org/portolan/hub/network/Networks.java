package org.portolan.hub.network;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.Ledger;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.Lane;
import org.portolan.relay.LaneRules;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.LocalAttestor;

/**
 * Customs' network and the bank's, opened, and the lane from one to the other. Nothing here knows a
 * family: their settings say how they are opened, the source how it is believed, the destination
 * how attestors sign.
 */
public final class Networks implements AutoCloseable, Attestors.Keep {
  public static final IssuerIdentity ISSUER = new IssuerIdentity("authority", "NL-CUSTOMS");

  private final Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Ledger customs;
  private final Ledger bank;
  private final TrustFile trust;
  private final Lane lane;

  /** Opens both, and puts the lane in force where the hub governs the bank's. */
  public static Networks open(Path folder, NetworkFiles files, Clock clock) {
    return new Networks(folder, files, clock);
  }

  private Networks(Path folder, NetworkFiles files, Clock clock) {
    this.folder = folder;
    NetworkSettings destination = files.bank(folder);
    this.customs = keep(files.customs(folder).open(clock));
    this.bank = keep(destination.open(clock));
    Optional<Eip712Domain> contract = bank.recognitions().eip712();
    Attestors attestors = new Attestors(folder, contract, clock);
    TrustEpoch epoch = Founding.epoch(customs, attestors.entries());
    Policy policy = Policies.choose(files.policy(), epoch, bank.network().caip2());
    Lane bare = lane(policy, epoch, List.of());
    this.trust =
        Founding.trust(bare, key("customs-issuer"), new TrustFile.Lane(bare.id(), contract));
    new Governor(destination, clock).putInForce(bank, trust.encode());
    LocalAttestor.Charge charge =
        new LocalAttestor.Charge(
            bare.id(),
            customs.network(),
            customs.registry(),
            () -> trust.registry(customs.network(), customs.registry()).orElseThrow(),
            policy,
            EvidenceKinds.of(customs.network(), clock),
            policy.scheme(contract));
    this.lane = lane(policy, epoch, attestors.opened(charge, customs.sources(), this));
  }

  private Lane lane(Policy policy, TrustEpoch epoch, List<Attestor> attestors) {
    return new Lane(
        customs, bank, policy, epoch, attestors, LaneRules.STANDARD, bank.recognitions().eip712());
  }

  /** A key of the hub's own, made when it is first asked for. */
  public SigningKey key(String name) {
    return KeyFile.loadOrCreate(folder.resolve("keys").resolve(name + ".key"), Alg.ED25519);
  }

  @Override
  public <T extends AutoCloseable> T keep(T resource) {
    open.add(0, resource);
    return resource;
  }

  public Ledger customs() {
    return customs;
  }

  public Ledger bank() {
    return bank;
  }

  public Lane lane() {
    return lane;
  }

  /** What somebody who checks the bank's proofs would believe. */
  public TrustFile trust() {
    return trust;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : open) {
      resource.close();
    }
  }
}
