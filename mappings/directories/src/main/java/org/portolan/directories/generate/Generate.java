package org.portolan.directories.generate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * {@code Generate SCHEMAS OUT}: a table for each jar of schemas, unless it is there already. Also
 * makes packs for operators: a folder with the jar of schemas of another directory gives its table.
 */
public final class Generate {
  private Generate() {}

  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[1]);
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    List<String> names = new ArrayList<>();
    for (Path jar : jars) {
      String file = jar.getFileName().toString();
      String release = file.substring(file.lastIndexOf('-') + 1, file.length() - 4);
      names.add("D." + release.substring(1).toUpperCase(Locale.ROOT));
      Path table = out.resolve(release + ".table");
      if (!isNewer(table, jar) || !isNewer(table, generator())) {
        Files.write(table, table(jar, release));
      }
    }
    names.sort(Comparator.comparing(Generate::year));
    Files.writeString(
        out.resolve("directories.txt"), String.join("\n", names) + "\n", StandardCharsets.US_ASCII);
  }

  /** D.93A is of 1993, D.00A of 2000. */
  private static String year(String name) {
    return (name.charAt(2) == '9' ? "19" : "20") + name.substring(2);
  }

  private static boolean isNewer(Path table, Path source) throws IOException {
    return Files.exists(table)
        && Files.getLastModifiedTime(table).compareTo(Files.getLastModifiedTime(source)) >= 0;
  }

  private static Path generator() {
    return Path.of(URI.create(Schemas.class.getResource("Schemas.class").toString()));
  }

  private static byte[] table(Path jar, String release) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return new Schemas(
              read(zip, release + "/EDIFACT-Segments.dfdl.xsd"),
              read(zip, release + "/EDIFACT-Messages.dfdl.xsd"))
          .table();
    }
  }

  private static byte[] read(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
