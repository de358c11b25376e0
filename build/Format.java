import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java source of the project, or with {@code check} names those that are not
 * formatted.
 *
 * <p>Run from the project's folder, with the formatter's jar on the class path: {@code java -cp
 * .tools/google-java-format-all-deps.jar build/Format.java [check]}. A process of its own, since
 * the formatter reads Java 21 only on a JDK that knows it.
 */
class Format {
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".tools", "node_modules");

  public static void main(String[] arguments) throws Exception {
    boolean check = arguments.length > 0 && arguments[0].equals("check");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    for (String internal : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + internal + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), "com.google.googlejavaformat.java.Main"));
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    List<String> sources = sources(Path.of("."));
    if (sources.isEmpty()) {
      return;
    }
    command.addAll(sources);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      System.err.println("The files above are not formatted: run ./portolan format");
      System.exit(1);
    }
  }

  private static List<String> sources(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (var tree = Files.newDirectoryStream(root)) {
      for (Path path : tree) {
        if (Files.isDirectory(path)) {
          if (!SKIPPED.contains(path.getFileName().toString())) {
            found.addAll(sources(path));
          }
        } else if (path.toString().endsWith(".java")) {
          found.add(path.normalize().toString());
        }
      }
    }
    return found;
  }
}
