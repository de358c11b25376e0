package org.portolan.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.record.Entry;
import org.portolan.record.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks disclosure bundles offline. Whom to believe stands in the trust file alone; "
            + "nothing of it is taken from a bundle.")
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "BUNDLE",
      arity = "1..*",
      description = "file, folder, or - for standard input")
  private List<String> bundles;

  @Option(names = "--trust", required = true, paramLabel = "FILE|NAME", description = Trust.HELP)
  private String trust;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    BundleVerifier verifier =
        new BundleVerifier(Trust.open(trust), EvidenceKinds.verifiers(InstantSource.system()));
    boolean valid = true;
    for (Inputs.Source source : Inputs.of(bundles).sources()) {
      if (source.path() != null && Files.size(source.path()) > Bundle.MAX_BYTES) {
        out.println(source.name() + ": larger than a bundle may be");
        valid = false;
        continue;
      }
      valid &= tell(out, source.name(), verifier.verify(source.read()));
    }
    out.flush();
    return valid ? 0 : 1;
  }

  private static boolean tell(PrintWriter out, String name, BundleAnswer answer) {
    return switch (answer) {
      case BundleAnswer.NotBelieved refused -> {
        out.println(name + ": NOT BELIEVED");
        refused.refusals().forEach(refusal -> out.println("  " + refusal));
        yield false;
      }
      case BundleAnswer.Answered answered -> {
        out.printf(
            "%s: %s as of %s%n",
            name, answered.state(), Instant.ofEpochSecond(answered.asOfTime()));
        used(out, answered.used());
        fields(out, answered);
        yield answered.state() == BundleAnswer.State.VALID;
      }
    };
  }

  private static void used(PrintWriter out, BundleAnswer.Used used) {
    out.printf("  issued by %s on %s%n", used.issuer(), used.network());
    if (!used.organisations().isEmpty()) {
      out.printf("  attested by %s%n", String.join(", ", used.organisations()));
    }
    if (!used.evidence().isEmpty()) {
      out.printf("  evidence: %s%n", String.join(", ", used.evidence()));
    }
    out.printf("  under trust epoch %s%n", used.epoch());
    used.policy().ifPresent(policy -> out.printf("  and policy %s%n", policy));
  }

  private static void fields(PrintWriter out, BundleAnswer.Answered answered) {
    out.println("  shown:");
    for (Entry entry : answered.disclosed()) {
      out.printf("    %s = %s %s%n", entry.pointer(), entry.value(), entry.qualifier().orElse(""));
    }
    if (!answered.manifestShown()) {
      out.println("  the bundle does not show what else the record has");
      return;
    }
    out.printf("  hidden: %d fields%n", answered.hidden().size());
    if (answered.absent().isEmpty()) {
      out.println("  no mandatory field is absent");
    } else {
      out.println("  absent though mandatory: " + String.join(", ", answered.absent()));
    }
  }
}
