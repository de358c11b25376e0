package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "deliveries",
    mixinStandardHelpOptions = true,
    description = "Lists what a running hub delivers, and why something waits.")
final class DeliveriesCommand implements Callable<Integer> {
  @Mixin private HubOptions hub;

  @Option(names = "--waiting", description = "only those that have not come to an end")
  private boolean waiting;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (JsonNode delivery : hub.get("/api/deliveries")) {
      String state = delivery.path("state").asString();
      if (!waiting || !state.matches("RECOGNIZED|REFUSED|EXPIRED")) {
        out.println(line(delivery));
      }
    }
    out.flush();
    return 0;
  }

  static String line(JsonNode delivery) {
    String reason = delivery.path("reason").asString("");
    return String.format(
        "%-6d batch %-6d %-10s %s%s%s",
        delivery.path("id").asLong(),
        delivery.path("ordinal").asLong(),
        delivery.path("state").asString(),
        delivery.path("lane").asString(),
        delivery.path("parked").asBoolean() ? " PARKED" : "",
        reason.isEmpty() ? "" : System.lineSeparator() + "       " + reason);
  }
}
