package org.portolan.directories.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A published file, its older line-drawing characters of code page 437 read as what they draw. */
record TextFile(String name, List<String> lines) {
  private static final String DRAWN =
      "\u00c4\u00b3\u00bf\u00d9\u00c1\u00b4\u00c5\u00da\u00c0\u00c2";
  private static final String PLAIN = "-|++++++++";

  static TextFile of(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\\r?\\n|\\r")) {
      StringBuilder text = new StringBuilder(line.length());
      for (int i = 0; i < line.length(); i++) {
        int drawn = DRAWN.indexOf(line.charAt(i));
        text.append(drawn < 0 ? line.charAt(i) : PLAIN.charAt(drawn));
      }
      lines.add(text.toString().stripTrailing());
    }
    return new TextFile(file.getFileName().toString(), lines);
  }

  /** A line and, where a name goes on in the next one, that joined to it. */
  String joined(int line) {
    String next = line + 1 < lines.size() ? lines.get(line + 1) : "";
    boolean goesOn = next.startsWith("            ") && !next.isBlank();
    return goesOn
        ? lines.get(line).replaceAll("[+| ]+$", "") + " " + next.strip()
        : lines.get(line);
  }

  UnusableText unusable(int line, String expected) {
    return new UnusableText(
        name + " line " + (line + 1),
        line < lines.size() ? "\"" + lines.get(line).strip() + "\"" : "the end of the file",
        expected);
  }
}
