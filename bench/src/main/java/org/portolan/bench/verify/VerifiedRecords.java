package org.portolan.bench.verify;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.bench.time.Percentiles;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.record.CryptoProviders;
import org.portolan.record.cose.Alg;

/**
 * One record verified as its receiver does it, from the bytes of its bundle to the answer, on one
 * thread: its fields against the record tree, its header in its sheaf and batch, its issuer's
 * signature, and the proof that it is anchored and still in force.
 */
public final class VerifiedRecords {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 5_000_000_000L;

  /** Bytes that are flipped, one at a time, spread over the bundle. */
  private static final int FLIPPED = 257;

  private VerifiedRecords() {}

  public static void run(String[] arguments) {
    System.out.println(
        "A record of 30 fields, all shown, one of 1,024 in its sheaf, one of 1,024 in its batch; "
            + providers());
    Handed.all().forEach(VerifiedRecords::line);
  }

  private static String providers() {
    return Stream.of(Alg.ED25519, Alg.ES256, Alg.ML_DSA_65)
            .map(alg -> alg + " by " + CryptoProviders.offering(alg.services()).get(0).getName())
            .collect(Collectors.joining(", "))
        + ", secp256k1 by "
        + Secp256k1.provider();
  }

  private static void line(Handed handed) {
    byte[] bundle = handed.bundle().encode();
    BundleVerifier verifier = handed.verifier();
    refusesWhatIsChanged(verifier, bundle);
    verified(verifier, bundle, WARM_UP, new Percentiles());
    Percentiles each = new Percentiles();
    double rate = verified(verifier, bundle, MEASURED, each);
    System.out.printf(
        "%-48s %s; %,.0f/s of one core; %,d bytes, %,d without its fields%n",
        handed.kind(), each.said(), rate, bundle.length, handed.withoutFields().encode().length);
  }

  /** Else it could be fast because it looks at nothing. */
  private static void refusesWhatIsChanged(BundleVerifier verifier, byte[] bundle) {
    for (int i = 0; i < FLIPPED; i++) {
      int at = (int) ((long) bundle.length * i / FLIPPED);
      byte[] changed = bundle.clone();
      changed[at] ^= 1;
      if (Handed.isValid(verifier.verify(changed))) {
        throw new IllegalStateException("believed with its byte " + at + " changed");
      }
    }
  }

  /** How many a second of the thread's own time; other work shares the machine. */
  private static double verified(
      BundleVerifier verifier, byte[] bundle, long nanoseconds, Percentiles each) {
    long begin = System.nanoTime();
    long own = THREADS.getCurrentThreadCpuTime();
    long last = begin;
    while (last - begin < nanoseconds) {
      if (!Handed.isValid(verifier.verify(bundle))) {
        throw new IllegalStateException("a bundle of the benchmark's own is not believed");
      }
      long now = System.nanoTime();
      each.add(now - last);
      last = now;
    }
    return each.count() * 1e9 / (THREADS.getCurrentThreadCpuTime() - own);
  }
}
