package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "freezes",
    mixinStandardHelpOptions = true,
    description = "What a running hub has frozen because two proofs contradict each other.")
final class FreezesCommand {
  @Spec private CommandSpec spec;

  @Command(mixinStandardHelpOptions = true, description = "All of them, the newest first.")
  int list(@Mixin HubOptions hub) throws IOException {
    for (JsonNode freeze : hub.get("/api/freezes")) {
      out()
          .printf(
              "%d %s %s since %s: %s%s%n",
              freeze.path("id").asLong(),
              freeze.path("kind").asString(""),
              freeze.path("subject").asString(""),
              Instant.ofEpochMilli(freeze.path("since").asLong()),
              freeze.path("why").asString(""),
              freeze.path("liftedBy").isNull()
                  ? ""
                  : "; lifted by " + freeze.path("liftedBy").asString(""));
    }
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Lets it go on. Both proofs stay.")
  int lift(
      @Parameters(paramLabel = "ID") long id,
      @Option(names = "--who", required = true, description = "the person who decided it")
          String who,
      @Option(names = "--why", required = true, description = "what the person found") String why,
      @Mixin HubOptions hub)
      throws IOException {
    hub.post("/api/freezes/" + id + "/lift?who=" + encoded(who) + "&why=" + encoded(why));
    out().println("Lifted: " + id);
    return 0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
