package org.portolan.bench.record;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.eip712.EthereumSignature;
import org.portolan.record.Bytes32;
import org.portolan.record.CryptoProviders;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.cose.VerificationKey;

/** Signatures made and verified a second, one thread, by algorithm and provider, in one run. */
public final class Signatures {
  private static final byte[] MESSAGE =
      "portolan:statement:1, about as long as a statement is, with some words of 32 bytes each ...."
          .getBytes(StandardCharsets.UTF_8);
  private static final long WARM_UP = 1_000_000_000L;
  private static final long MEASURED = 2_000_000_000L;

  private Signatures() {}

  public static void run(String[] arguments) {
    System.out.printf("%-10s %-13s %12s %12s%n", "algorithm", "provider", "verify/s", "sign/s");
    for (Alg alg : Alg.values()) {
      for (String name : CryptoProviders.names()) {
        for (Provider provider : CryptoProviders.named(name, alg.services())) {
          SigningKey key = SigningKey.generate(alg, provider);
          VerificationKey verification = VerificationKey.of(alg, key.spki(), provider);
          byte[] signature = key.sign(MESSAGE);
          line(
              alg.toString(),
              name,
              rate(() -> verification.verifies(MESSAGE, signature)),
              rate(() -> key.sign(MESSAGE).length > 0));
        }
      }
    }
    EthereumKey key = EthereumKey.generate(new SecureRandom());
    Bytes32 digest = Sha256.hash(MESSAGE);
    byte[] signature = key.sign(digest);
    line(
        "ES256K",
        Secp256k1.provider(),
        rate(() -> EthereumSignature.decode(signature).signer(digest).isPresent()),
        rate(() -> key.sign(digest).length == 65));
  }

  private static void line(String algorithm, String provider, double verify, double sign) {
    System.out.printf("%-10s %-13s %,12.0f %,12.0f%n", algorithm, provider, verify, sign);
  }

  private static double rate(BooleanSupplier work) {
    times(work, WARM_UP);
    return times(work, MEASURED);
  }

  private static double times(BooleanSupplier work, long nanoseconds) {
    long start = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - start < nanoseconds) {
      for (int i = 0; i < 16; i++) {
        if (!work.getAsBoolean()) {
          throw new IllegalStateException("a signature of the benchmark's own does not verify");
        }
      }
      done += 16;
    }
    return done * 1e9 / (System.nanoTime() - start);
  }
}
