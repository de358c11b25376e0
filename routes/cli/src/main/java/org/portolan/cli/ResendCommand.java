package org.portolan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "resend",
    mixinStandardHelpOptions = true,
    description =
        "Sends what a partner was sent once more: the same bytes under the same control reference,"
            + " so that a partner who has them already knows the duplicate.")
final class ResendCommand implements Callable<Integer> {
  @Mixin private HubOptions hub;

  @Parameters(
      paramLabel = "ID",
      description = "of what was sent, as /api/acknowledgements lists it")
  private long id;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    JsonNode sent = hub.post("/api/acknowledgements/" + id + "/resend");
    spec.commandLine()
        .getOut()
        .println(
            sent.path("fileName").asString() + " goes to " + sent.path("recipient").asString("?"));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
