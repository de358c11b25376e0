package org.portolan.directories.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.directories.CompositeType;
import org.portolan.directories.MessageType;
import org.portolan.directories.SegmentType;
import org.portolan.directories.TableWriter;

/**
 * A directory as UNECE publishes it, unpacked into a folder: EDED.23A, UNCL.23A, EDCD.23A, EDSD.23A
 * and a file for each message, as INVOIC_D.23A. Folders within it are looked into.
 */
public final class DirectoryText {
  private static final Pattern MESSAGE = Pattern.compile("([A-Z]{6})_D\\.(\\d\\d[A-Z])");
  private static final Pattern RELEASE = Pattern.compile("EDSD\\.(\\d\\d[A-Z])");

  private DirectoryText() {}

  /**
   * What was made.
   *
   * @param release as in 23A
   * @param table what a pack holds
   */
  public record Pack(String release, byte[] table, int segments, List<String> messages) {
    /** As the hub looks for it: {@code d23a.table}. */
    public String fileName() {
      return "d" + release.toLowerCase(Locale.ROOT) + ".table";
    }
  }

  /**
   * @throws UnusableText where a file is missing or is not what it should be
   */
  public static Pack read(Path folder) throws IOException {
    Map<String, Path> files = files(folder);
    String release =
        files.keySet().stream()
            .map(RELEASE::matcher)
            .filter(Matcher::matches)
            .map(it -> it.group(1))
            .findFirst()
            .orElseThrow(
                () -> new UnusableText(folder.toString(), "no EDSD.23A or the like", "one"));
    Elements elements = new Elements();
    elements.forms(file(files, "EDED." + release, folder));
    elements.codes(file(files, "UNCL." + release, folder));
    Map<String, CompositeType> composites =
        Parts.composites(file(files, "EDCD." + release, folder), elements);
    Map<String, SegmentType> segments =
        Parts.segments(file(files, "EDSD." + release, folder), elements, composites);
    List<MessageType> messages = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Matcher message = MESSAGE.matcher(file.getKey());
      if (message.matches() && message.group(2).equals(release)) {
        messages.add(
            MessageText.read(message.group(1), TextFile.of(file.getValue()), segments.keySet()));
      }
    }
    if (messages.isEmpty()) {
      throw new UnusableText(
          folder.toString(), "no file of a message", "one as INVOIC_D." + release);
    }
    return new Pack(
        release,
        TableWriter.table(List.copyOf(segments.values()), messages),
        segments.size(),
        messages.stream().map(MessageType::name).toList());
  }

  /** The files by their names in capitals. */
  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .forEach(it -> files.put(it.getFileName().toString().toUpperCase(Locale.ROOT), it));
    }
    return files;
  }

  private static TextFile file(Map<String, Path> files, String name, Path folder)
      throws IOException {
    return TextFile.of(
        Optional.ofNullable(files.get(name))
            .orElseThrow(() -> new UnusableText(folder.toString(), "no " + name, "it")));
  }
}
