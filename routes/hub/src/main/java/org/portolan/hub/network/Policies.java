package org.portolan.hub.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.trust.TrustEpoch;

/**
 * The policy of the hub's lane: the operator's, or of those that come with the hub the first that
 * the source meets. Each but the first takes one risk on, in so many words.
 */
final class Policies {
  private static final List<String> OF_THE_EVALUATION =
      List.of("policy-strict.json", "policy-unwitnessed-log.json", "policy-unsealed-chain.json");

  private Policies() {}

  /** What a given policy demands attestors to sign with; those of the evaluation leave it open. */
  static List<Long> attestorAlgorithms(Optional<Path> given) {
    return given.map(file -> Policy.parse(read(file)).attestorAlgorithms()).orElse(List.of());
  }

  static Policy choose(Optional<Path> given, TrustEpoch epoch, String destination) {
    List<Policy> candidates = new ArrayList<>();
    given.ifPresentOrElse(
        file -> candidates.add(Policy.parse(read(file))),
        () -> OF_THE_EVALUATION.forEach(name -> candidates.add(Policy.parse(bundled(name)))));
    List<Refusal> found = List.of();
    for (Policy policy : candidates) {
      found = PolicyLint.check(policy, epoch, Optional.of(destination));
      if (found.isEmpty()) {
        return policy;
      }
    }
    throw new IllegalArgumentException("no policy of this hub fits its networks: " + found);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the policy " + file, e);
    }
  }

  static byte[] bundled(String name) {
    try (InputStream in = Policies.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
