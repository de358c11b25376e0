package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.portolan.directories.text.DirectoryText;
import org.portolan.directories.text.UnusableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description =
        "Makes the pack of a directory from the text files that UNECE publishes: EDED, UNCL, EDCD,"
            + " EDSD and a file for each message, unpacked into a folder.")
final class MapPackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "holds EDSD.23A, INVOIC_D.23A and the others")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "where the pack goes, as the hub's folder directories/; here by default")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
    }
    try {
      DirectoryText.Pack pack = DirectoryText.read(folder);
      Files.createDirectories(out);
      Path file = out.resolve(pack.fileName());
      Files.write(file, pack.table());
      spec.commandLine()
          .getOut()
          .printf(
              "%s: D.%s, %d messages, %d segments, %,d bytes%n",
              file, pack.release(), pack.messages().size(), pack.segments(), pack.table().length);
      return 0;
    } catch (UnusableText e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }
}
