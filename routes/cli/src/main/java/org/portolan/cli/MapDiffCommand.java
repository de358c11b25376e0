package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.portolan.uncefact.translate.Differences;
import org.portolan.uncefact.translate.Translated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Says what two versions of the overlays, tables and agreements make of an archive: each"
            + " field that differs, message by message, then how often each field does.")
final class MapDiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "a folder with overlays, tables (TYPE.map) and agreements")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "the same, as it would be")
  private Path after;

  @Parameters(
      index = "2..*",
      paramLabel = "ARCHIVE",
      arity = "1..*",
      description = "messages: files, or folders such as a hub's archive")
  private List<String> archive;

  @Option(names = "--summary", description = "only how often each field differs")
  private boolean summary;

  @Spec private CommandSpec spec;

  /** How often a field appeared, went, or changed. */
  private static final class Count {
    private int added;
    private int gone;
    private int changed;
    private String example = "";
  }

  private final Map<String, Count> counts = new TreeMap<>();
  private int messages;
  private int differing;

  @Override
  public Integer call() throws IOException {
    TableOptions old = TableOptions.of(before);
    TableOptions young = TableOptions.of(after);
    PrintWriter out = spec.commandLine().getOut();
    for (Inputs.Source source : Inputs.of(archive).sources()) {
      byte[] bytes = source.read();
      List<Translated> one = old.translate(bytes).messages();
      List<Translated> other = young.translate(bytes).messages();
      for (int i = 0; i < one.size(); i++) {
        compare(source.name(), one.get(i), other.get(i), out);
      }
    }
    out.printf("%n%d of %d messages differ%n", differing, messages);
    if (!counts.isEmpty()) {
      out.println("changed | new | gone | field | an example");
    }
    counts.forEach(
        (field, count) ->
            out.printf(
                "%d | %d | %d | %s | %s%n",
                count.changed, count.added, count.gone, field, count.example));
    out.flush();
    return differing == 0 ? 0 : 1;
  }

  private void compare(String name, Translated one, Translated other, PrintWriter out) {
    messages++;
    List<Differences.Difference> differences =
        new ArrayList<>(Differences.between(one.document(), other.document()));
    if (one.isAccepted() != other.isAccepted()) {
      differences.add(
          new Differences.Difference(
              "accepted",
              Optional.of("" + one.isAccepted()),
              Optional.of("" + other.isAccepted())));
    }
    if (differences.isEmpty()) {
      return;
    }
    differing++;
    if (!summary) {
      out.printf(
          "# %s: %s %s, message %s%n",
          name, one.message().type(), one.message().directory(), one.message().reference());
    }
    for (Differences.Difference it : differences) {
      if (!summary) {
        out.println(it);
      }
      Count count = counts.computeIfAbsent(it.field(), field -> new Count());
      count.changed += it.before().isPresent() && it.after().isPresent() ? 1 : 0;
      count.added += it.before().isEmpty() ? 1 : 0;
      count.gone += it.after().isEmpty() ? 1 : 0;
      if (count.example.isEmpty()) {
        count.example = it.before().orElse("-") + " -> " + it.after().orElse("-");
      }
    }
  }
}
