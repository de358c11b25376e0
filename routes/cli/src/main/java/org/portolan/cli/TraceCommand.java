package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Tells every step that one delivery took.")
final class TraceCommand implements Callable<Integer> {
  @Mixin private HubOptions hub;

  @Parameters(paramLabel = "ID", description = "as deliveries lists it")
  private long id;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode trace = hub.get("/api/deliveries/" + id);
    out.println(DeliveriesCommand.line(trace.path("delivery")));
    for (JsonNode step : trace.path("steps")) {
      out.printf(
          "  %s  %-10s %s%n",
          Instant.ofEpochMilli(step.path("at").asLong()),
          step.path("state").asString(),
          step.path("note").asString());
    }
    out.flush();
    return 0;
  }
}
