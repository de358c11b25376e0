package org.portolan.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Claim;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Alg;

/** A policy in words, a sentence a line. */
final class PolicyWords {
  private final Policy policy;
  private final List<String> lines = new ArrayList<>();

  private PolicyWords(Policy policy) {
    this.policy = policy;
  }

  static List<String> of(Policy policy) {
    PolicyWords words = new PolicyWords(policy);
    words.lane();
    words.who();
    words.rules("", policy.recognition(), policy.claim(), policy.freshness());
    words.limits();
    words.kinds();
    policy
        .acceptedRisks()
        .forEach(risk -> words.say("Risk taken on (" + risk.code() + "): " + risk.reason() + "."));
    return words.lines;
  }

  private void lane() {
    policy.source().ifPresent(network -> say("For records of " + network + " alone."));
    policy.destination().ifPresent(network -> say("For recognition on " + network + " alone."));
  }

  private void who() {
    int k = policy.organisations();
    boolean attested =
        policy.recognition() == Policy.Recognition.ATTESTED
            || policy.byKind().stream()
                .anyMatch(
                    each ->
                        each.rules()
                            .recognition()
                            .equals(Optional.of(Policy.Recognition.ATTESTED)));
    if (!attested) {
      say(
          "Nobody attests. Where members of the source sign, they are of at least "
              + (k == 1 ? "one organisation." : k + " different organisations."));
    } else {
      say(
          k == 1
              ? "The attestor of one organisation is enough."
              : "Attestors of at least " + k + " different organisations must have signed.");
    }
    for (Policy.Role role : policy.roles()) {
      say(
          "Among them must be "
              + role.organisations()
              + " with the role "
              + role.role()
              + ": "
              + String.join(", ", role.of())
              + ".");
    }
    if (!policy.attestorAlgorithms().isEmpty()) {
      say("Each organisation signs with " + algorithms(policy.attestorAlgorithms(), " and ") + ".");
    }
    if (!policy.issuerAlgorithms().isEmpty()) {
      say("Issuers sign with " + algorithms(policy.issuerAlgorithms(), " or ") + ".");
    }
    if (!policy.hashes().isEmpty()) {
      say(
          "Records are hashed with "
              + policy.hashes().stream()
                  .map(HashAlgorithm::label)
                  .collect(Collectors.joining(" or "))
              + ".");
    }
  }

  private void rules(String of, Policy.Recognition recognition, Claim claim, long freshness) {
    say(
        recognition == Policy.Recognition.NATIVE
            ? of + "The destination itself must have checked the ledger's evidence."
            : of + "The attestors check the ledger's evidence; the destination checks them.");
    say(
        claim == Claim.CURRENT
            ? of + "The evidence must prove that nothing had ended the record."
            : of + "The evidence must prove that the record's batch was anchored.");
    say(of + "A recognition lasts " + duration(freshness) + " beyond the newest statement.");
  }

  private void limits() {
    say("A statement's height may lag " + duration(policy.maxLag()) + " behind the ledger.");
    if (policy.finality() > 0) {
      say(policy.finality() + " blocks must stand on an anchor before it is believed.");
    }
    policy
        .trustingPeriod()
        .ifPresent(
            period ->
                say("Validators known longer than " + duration(period) + " are not followed."));
    if (policy.witnesses() > 0) {
      say("At least " + policy.witnesses() + " witnesses must have cosigned a log's checkpoint.");
    }
  }

  private void kinds() {
    say(
        policy.kinds().isEmpty()
            ? "Every kind of record is taken."
            : "Kinds taken: " + String.join(", ", policy.kinds()) + ".");
    for (Policy.ByKind rule : policy.byKind()) {
      String kind = rule.kinds().get(0);
      rules(
          "For " + String.join(", ", rule.kinds()) + ": ",
          policy.recognition(kind),
          policy.claim(kind),
          policy.freshness(kind));
    }
  }

  private static String algorithms(List<Long> numbers, String between) {
    return numbers.stream().map(PolicyWords::algorithm).collect(Collectors.joining(between));
  }

  static String algorithm(long number) {
    return number == AttestationScheme.ES256K
        ? "ES256K (-47)"
        : Alg.ofNumber(number)
            .map(alg -> alg + " (" + number + ")")
            .orElse("algorithm " + number + ", which the format does not know");
  }

  private static String duration(long seconds) {
    if (seconds >= 86_400 && seconds % 86_400 == 0) {
      return plural(seconds / 86_400, "day");
    }
    if (seconds >= 3_600 && seconds % 3_600 == 0) {
      return plural(seconds / 3_600, "hour");
    }
    return plural(seconds, "second");
  }

  private static String plural(long n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }

  private void say(String line) {
    lines.add(line);
  }
}
