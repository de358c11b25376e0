package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.portolan.uncefact.json.DocumentReader;
import org.portolan.uncefact.json.DocumentWriter;
import org.portolan.uncefact.json.UnreadableDocument;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.translate.Differences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Reads each NAME.edi of a folder and holds its documents against NAME.json (NAME-2.json for"
            + " the second message, and so on); a difference is told field by field.")
final class MapTestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "messages and expected documents")
  private Path folder;

  @Option(names = "--write", description = "write the expected documents that are not there yet")
  private boolean write;

  @Mixin private TableOptions tables;
  @Spec private CommandSpec spec;

  private int passed;
  private int failed;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
    }
    List<Path> messages;
    try (Stream<Path> files = Files.walk(folder)) {
      messages = files.filter(it -> it.toString().endsWith(".edi")).sorted().toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Path message : messages) {
      test(message, out);
    }
    out.printf("%d passed, %d failed%n", passed, failed);
    out.flush();
    // A test that found nothing to test has not passed.
    return failed == 0 && passed > 0 ? 0 : 1;
  }

  private void test(Path message, PrintWriter out) throws IOException {
    List<TradeDocument> documents = new ArrayList<>();
    tables
        .translate(Files.readAllBytes(message))
        .messages()
        .forEach(it -> it.document().ifPresent(documents::add));
    List<String> wrong = new ArrayList<>();
    int expected = 0;
    while (Files.exists(json(message, expected)) || write && expected < documents.size()) {
      Path json = json(message, expected);
      Optional<TradeDocument> document =
          expected < documents.size() ? Optional.of(documents.get(expected)) : Optional.empty();
      if (!Files.exists(json)) {
        Files.write(json, DocumentWriter.write(document.orElseThrow()));
        out.println(json + ": written");
      }
      wrong.addAll(differences(json, document));
      expected++;
    }
    if (expected < documents.size() || expected == 0) {
      wrong.add(
          documents.size()
              + " documents, "
              + expected
              + " expected ("
              + json(message, expected)
              + ")");
    }
    wrong.forEach(it -> out.println(message + ": " + it));
    passed += wrong.isEmpty() ? 1 : 0;
    failed += wrong.isEmpty() ? 0 : 1;
  }

  private static List<String> differences(Path json, Optional<TradeDocument> document)
      throws IOException {
    try {
      return Differences.between(
              Optional.of(DocumentReader.read(Files.readAllBytes(json))), document)
          .stream()
          .map(Differences.Difference::toString)
          .toList();
    } catch (UnreadableDocument e) {
      return List.of(json + " is no document: " + e.getMessage());
    }
  }

  private static Path json(Path message, int place) {
    String name = message.getFileName().toString().replaceAll("\\.edi$", "");
    return message.resolveSibling(name + (place == 0 ? "" : "-" + (place + 1)) + ".json");
  }
}
