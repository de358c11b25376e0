package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Reads verification policies.")
final class PolicyCommand {
  @Spec private CommandSpec spec;

  @Command(mixinStandardHelpOptions = true, description = "Says in words what a policy asks.")
  int explain(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    Policy policy = Policy.parse(Files.readAllBytes(file));
    out().println("Policy " + policy.digest());
    policy.explain().forEach(line -> out().println("  " + line));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Finds policies that look like a check and are none. With a trust file the policy is "
              + "held against the open epochs of the networks that it is for.")
  int lint(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--trust", paramLabel = "FILE|NAME", description = Trust.HELP) String trust,
      @Option(
              names = "--destination",
              paramLabel = "CAIP2",
              description = "the destination network, where the policy does not name it")
          String destination)
      throws IOException {
    Policy policy = Policy.parse(Files.readAllBytes(file));
    Optional<String> where = Optional.ofNullable(destination);
    Set<Refusal> found = new LinkedHashSet<>();
    List<TrustEpoch> epochs = trust == null ? List.of() : epochs(policy, Trust.open(trust));
    if (epochs.isEmpty()) {
      found.addAll(PolicyLint.check(policy, where));
      out().println("Held against no epoch: how many organisations there are was not looked at.");
    }
    epochs.forEach(epoch -> found.addAll(PolicyLint.check(policy, epoch, where)));
    found.forEach(out()::println);
    policy
        .acceptedRisks()
        .forEach(risk -> out().println("Accepted " + risk.code() + ": " + risk.reason()));
    out().println(found.isEmpty() ? "No findings." : found.size() + " findings.");
    return found.isEmpty() ? 0 : 1;
  }

  /** The open epoch of every registry that the policy is for. */
  private static List<TrustEpoch> epochs(Policy policy, TrustFile trust) {
    List<TrustEpoch> epochs = new ArrayList<>();
    for (TrustFile.Network network : trust.networks()) {
      if (policy.source().filter(name -> !name.equals(network.identity().caip2())).isEmpty()) {
        network.registries().stream()
            .filter(registry -> !registry.epochs().isEmpty())
            .map(registry -> registry.epochs().get(registry.epochs().size() - 1))
            .forEach(epochs::add);
      }
    }
    return epochs;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
