package org.portolan.evidence.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portolan.record.json.Json;

/**
 * The vectors as files of conformance-tests/vectors: a member a line, so that a change can be read.
 */
final class VectorFiles {
  static final String FOLDER = "portolan/vectors/";
  static final String INDEX = "index.txt";

  private VectorFiles() {}

  static byte[] checkedIn(String name) throws IOException {
    try (InputStream in = VectorFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  static List<String> index(String folder) throws IOException {
    return new String(checkedIn(folder + "/" + INDEX), StandardCharsets.UTF_8).lines().toList();
  }

  /** Puts these files, and no other, into a folder of the sources. */
  static void write(String folder, Map<String, Json> files) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path base =
        root.resolve("conformance-tests/vectors/src/main/resources")
            .resolve(FOLDER)
            .resolve(folder);
    if (Files.isDirectory(base)) {
      try (Stream<Path> old = Files.walk(base)) {
        for (Path file : old.filter(f -> f.toString().endsWith(".json")).toList()) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, Json> file : files.entrySet()) {
      Path target = base.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, bytes(file.getValue()));
    }
    Files.writeString(base.resolve(INDEX), String.join("\n", files.keySet()) + "\n");
  }

  static byte[] bytes(Json json) {
    StringBuilder out = new StringBuilder();
    lay(out, json, "");
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void lay(StringBuilder out, Json json, String indent) {
    String inner = indent + " ";
    if (json instanceof Json.Obj object && !object.members().isEmpty()) {
      List<String> lines = new ArrayList<>();
      object
          .members()
          .forEach(
              (name, value) -> {
                StringBuilder line =
                    new StringBuilder(inner).append('"').append(name).append("\": ");
                lay(line, value, inner);
                lines.add(line.toString());
              });
      out.append("{\n").append(String.join(",\n", lines)).append('\n').append(indent).append('}');
    } else if (json instanceof Json.Arr array && array.items().size() > 1) {
      List<String> lines = new ArrayList<>();
      for (Json item : array.items()) {
        StringBuilder line = new StringBuilder(inner);
        lay(line, item, inner);
        lines.add(line.toString());
      }
      out.append("[\n").append(String.join(",\n", lines)).append('\n').append(indent).append(']');
    } else {
      out.append(new String(json.canonical(), StandardCharsets.UTF_8));
    }
  }
}
