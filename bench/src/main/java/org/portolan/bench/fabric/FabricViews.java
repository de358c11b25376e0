package org.portolan.bench.fabric;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.portolan.evidence.fabric.FabricEvidence;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.msp.Certificates;
import org.portolan.evidence.fabric.registry.RegistryCall;
import org.portolan.evidence.fabric.registry.Standing;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.fabric.view.PeerSignature;
import org.portolan.evidence.fabric.view.Questions;
import org.portolan.evidence.fabric.view.ReadView;
import org.portolan.record.CryptoProviders;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;

/**
 * Signed views of two organisations, verified on one thread: by each provider of P-256 that is
 * here, in one run; then whole evidence, with certificates that are known and with new ones.
 */
public final class FabricViews {
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARM_UP = 2_000_000_000L;
  private static final long MEASURED = 3_000_000_000L;
  private static final AcceptedEvidence CURRENT = AcceptedEvidence.read("valid-captured-current");

  private FabricViews() {}

  public static void run(String[] arguments) {
    providers().forEach((name, provider) -> line("signed view, " + name, view(provider)));
    var known = CURRENT.verifier();
    line("evidence current, certificates known", () -> CURRENT.accepted(known));
    line("evidence current, certificates new", () -> CURRENT.accepted(CURRENT.verifier()));
    AcceptedEvidence further = AcceptedEvidence.read("valid-captured-further");
    var same = further.verifier();
    line("evidence existed, with transaction and seals", () -> further.accepted(same));
  }

  /** The signatures of both peers, the answer's one spelling, its question, its reads. */
  private static BooleanSupplier view(Provider provider) {
    FabricEvidence data = CURRENT.data();
    FabricTrust trust = FabricTrust.read(CURRENT.epoch().ledger());
    var anchor = CURRENT.expected().anchor();
    RegistryCall call =
        RegistryCall.getStanding(
            anchor.publisher(), anchor.ordinal(), CURRENT.expected().commitment().orElseThrow());
    List<Challenge.Signed> tips =
        data.peers().stream().map(p -> new Challenge.Signed(p.tip(), p.tipSignature())).toList();
    Questions questions =
        new Questions(trust.channel(), data.challenge(), data.creator(), CURRENT.evidence().time());
    List<VerificationKey> keys =
        data.peers().stream().map(peer -> key(peer.endorser(), provider)).toList();
    return () -> {
      for (int i = 0; i < keys.size(); i++) {
        FabricEvidence.Peer peer = data.peers().get(i);
        PeerSignature.require(
            "view", keys.get(i), peer.viewSignature(), data.view(), peer.endorser());
      }
      ReadView read =
          ReadView.of("view", data.view(), questions.registry(trust.chaincode(), call, tips));
      return read.versions(trust.chaincode(), trust.definition(), call.keys()).size() == 2
          && Standing.ofAnswer(read.payload()).successor().isEmpty();
    };
  }

  private static VerificationKey key(byte[] endorser, Provider provider) {
    Identity identity = Identity.read("endorser", endorser);
    X509Certificate certificate =
        Certificates.read("PTL-FAB-004", "endorser", identity.certificate());
    return VerificationKey.of(Alg.ES256, certificate.getPublicKey().getEncoded(), provider);
  }

  private static Map<String, Provider> providers() {
    Map<String, Provider> all = new LinkedHashMap<>();
    for (String name : CryptoProviders.names()) {
      CryptoProviders.named(name, Alg.ES256.services()).stream()
          .findFirst()
          .ifPresent(p -> all.put(name, p));
    }
    try {
      all.put(
          "corretto", (Provider) Class.forName(CORRETTO).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      System.out.println("Amazon Corretto Crypto Provider is not here for this machine: " + e);
    }
    return all;
  }

  private static void line(String what, BooleanSupplier work) {
    times(work, WARM_UP);
    System.out.printf("%-45s %,10.0f/s%n", what, times(work, MEASURED));
  }

  /** By the time that the thread had a core, not by the clock: other work shares the machine. */
  private static double times(BooleanSupplier work, long nanoseconds) {
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    while (THREADS.getCurrentThreadCpuTime() - start < nanoseconds) {
      if (!work.getAsBoolean()) {
        throw new IllegalStateException("accepted evidence is refused");
      }
      done++;
    }
    return done * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
  }
}
