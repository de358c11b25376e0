package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.evidence.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    spec.commandLine().getOut().println("Policy " + policy.digest());
    policy.explain().forEach(line -> spec.commandLine().getOut().println("  " + line));
    return 0;
  }
}
