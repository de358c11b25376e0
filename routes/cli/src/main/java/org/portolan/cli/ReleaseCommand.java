package org.portolan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Lets a delivery or a message that is parked go on.")
final class ReleaseCommand implements Callable<Integer> {
  @Mixin private HubOptions hub;

  @Option(names = "--message", description = "ID is that of a message, not of a delivery")
  private boolean message;

  @Parameters(paramLabel = "ID", description = "of the delivery, or of the message")
  private long id;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String what = message ? "message" : "delivery";
    hub.post("/api/" + (message ? "messages/" : "deliveries/") + id + "/release");
    spec.commandLine().getOut().println("Released: " + what + " " + id);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
