package org.portolan.uncefact.partner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An agreement as it holds, each key with the file and line that it comes from. */
public final class AgreementText {
  private AgreementText() {}

  /** A line for each value; empty where there is no such agreement, or its base is missing. */
  public static Optional<List<String>> of(Path folder, Known known, String name) {
    return Optional.ofNullable(AgreementFolder.effective(folder, known).get(name))
        .map(
            file -> {
              List<String> lines = new ArrayList<>();
              lines("", file, lines);
              return lines;
            });
  }

  private static void lines(String path, Located at, List<String> lines) {
    if (at.value() instanceof Map<?, ?>) {
      at.members()
          .forEach((key, member) -> lines(path.isEmpty() ? key : path + "." + key, member, lines));
      return;
    }
    String value =
        at.value() instanceof List<?>
            ? at.items().stream().map(it -> "" + it.value()).collect(Collectors.joining(", "))
            : "" + at.value();
    lines.add("%-28s %-40s %s:%d".formatted(path, value, at.at().file(), at.at().line()));
  }
}
