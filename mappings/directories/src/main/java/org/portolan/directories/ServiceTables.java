package org.portolan.directories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table of service segments; its form is said in the file itself. */
final class ServiceTables {
  private static final Pattern FORM = Pattern.compile("(an|a|n)(\\.\\.)?(\\d+)");
  private static final Pattern PLACE = Pattern.compile("(\\S+) ([MC])(\\d+)");

  private final Map<String, ElementType> elements = new HashMap<>();
  private final Map<String, CompositeType> composites = new HashMap<>();
  private final Map<String, SegmentType> segments = new HashMap<>();
  private final Map<String, MessageType> messages = new HashMap<>();

  private ServiceTables() {}

  static Directory read(String name, String file) {
    try (InputStream in = ServiceTables.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      ServiceTables tables = new ServiceTables();
      lines.lines().filter(line -> !line.startsWith("#")).forEach(tables::line);
      return new Directory(name, tables.messages, tables.segments);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void line(String line) {
    List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    String name = cells.get(1);
    List<String> rest = cells.subList(2, cells.size());
    switch (cells.get(0)) {
      case "element" -> elements.put(name, element(name, rest));
      case "composite" -> composites.put(name, new CompositeType(name, components(rest)));
      case "segment" -> segments.put(name, new SegmentType(name, parts(rest)));
      case "message" -> messages.put(name, new MessageType(name, places(rest.iterator())));
      default -> throw new IllegalStateException("not a line of a service table: " + line);
    }
  }

  private static ElementType element(String code, List<String> cells) {
    Matcher form = FORM.matcher(cells.get(0));
    if (!form.matches()) {
      throw new IllegalStateException("not a form: " + cells.get(0));
    }
    int max = Integer.parseInt(form.group(3));
    Set<String> codes = cells.size() > 1 ? Set.of(cells.get(1).split(" ")) : Set.of();
    return new ElementType(
        code, form.group(1).equals("n"), form.group(2) == null ? max : 1, max, codes);
  }

  private List<CompositeType.Component> components(List<String> cells) {
    return cells.stream()
        .map(cell -> new CompositeType.Component(elements.get(cell.substring(0, 4)), must(cell)))
        .toList();
  }

  private List<SegmentType.Part> parts(List<String> cells) {
    List<SegmentType.Part> parts = new ArrayList<>();
    for (String cell : cells) {
      String code = cell.substring(0, 4);
      PartType type = code.startsWith("S") ? composites.get(code) : elements.get(code);
      parts.add(new SegmentType.Part(type, must(cell)));
    }
    return parts;
  }

  private static boolean must(String cell) {
    return cell.endsWith(" M");
  }

  private static Places places(Iterator<String> cells) {
    List<Structure> places = new ArrayList<>();
    while (cells.hasNext()) {
      String cell = cells.next();
      if (cell.equals("]")) {
        break;
      }
      Matcher place = PLACE.matcher(cell);
      if (!place.matches()) {
        throw new IllegalStateException("not a place: " + cell);
      }
      int min = place.group(2).equals("M") ? 1 : 0;
      int max = Integer.parseInt(place.group(3));
      places.add(
          place.group(1).equals("[")
              ? new Structure.Group(places(cells), min, max)
              : new Structure.SegmentPlace(place.group(1), min, max));
    }
    return new Places(places);
  }
}
