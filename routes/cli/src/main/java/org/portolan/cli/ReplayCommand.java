package org.portolan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Has what was refused of a message worked on again from the archive, by the tables and"
            + " agreements of now. What was taken of it stays as it is.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin private HubOptions hub;

  @Parameters(paramLabel = "ID", description = "of the message")
  private long id;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    hub.post("/api/messages/" + id + "/replay");
    spec.commandLine().getOut().println("Worked on again: message " + id);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
