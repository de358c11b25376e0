package org.portolan.uncefact.codelist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Code lists as files: {@code rec20_Rev17e-2021.csv} is list {@code rec20} of version {@code
 * Rev17e-2021}; {@code unlocode_2024-2/} is a folder of UN/LOCODE files. The first row names the
 * columns; the codes stand under {@code Code} or {@code Common Code}, the state of a code under
 * {@code Status} or {@code CI}.
 */
final class CodeListFolder {
  private static final Pattern NAME =
      Pattern.compile("([a-z][a-z0-9]*)(?:_([A-Za-z0-9.-]+?))?(?:\\.csv)?");
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private CodeListFolder() {}

  static List<CodeList> read(Path folder) {
    List<CodeList> lists = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path file : sorted(folder)) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (!name.matches() || !Files.isDirectory(file) && !file.toString().endsWith(".csv")) {
        continue;
      }
      if (!ids.add(name.group(1))) {
        throw new UnusableCodeList(
            file, "the list " + name.group(1) + " lies here twice", "Leave one edition of it");
      }
      String version = name.group(2) == null ? "unnamed" : name.group(2);
      lists.add(
          name.group(1).equals("unlocode")
              ? unlocode(file, version)
              : table(file, name.group(1), version));
    }
    return lists;
  }

  private static CodeList table(Path file, String id, String version) {
    List<List<String>> rows = Csv.rows(text(file));
    List<String> head = rows.isEmpty() ? List.of() : rows.get(0).stream().map(Label::of).toList();
    int code = Math.max(head.indexOf("commoncode"), head.indexOf("code"));
    if (code < 0) {
      throw new UnusableCodeList(
          file, "no column Code or Common Code in " + head, "Name the columns in the first row");
    }
    if (head.contains("groupnumber")) {
      throw new UnusableCodeList(
          file,
          "this is Annex I of Recommendation 20, which has a part of the codes only",
          "Drop in Annexes II and III, which have them all");
    }
    int status = Math.max(head.indexOf("status"), head.indexOf("ci"));
    Set<String> codes = new HashSet<>();
    Set<String> retired = new HashSet<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() > code && !row.get(code).isBlank()) {
        boolean deleted = status >= 0 && row.get(status).strip().equals("X");
        (deleted ? retired : codes).add(row.get(code).strip());
      }
    }
    if (codes.isEmpty()) {
      throw new UnusableCodeList(file, "no codes", "Drop in the list as its publisher has it");
    }
    retired.removeAll(codes);
    return new CodeList(id, version, file.toString(), codes, retired, Set.of());
  }

  /** Columns: change, country, place, ...; a country is whole where its heading row stands. */
  private static CodeList unlocode(Path file, String version) {
    Set<String> codes = new HashSet<>();
    Set<String> retired = new HashSet<>();
    Set<String> countries = new HashSet<>();
    for (Path part : Files.isDirectory(file) ? sorted(file) : List.of(file)) {
      if (!part.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
        continue;
      }
      for (List<String> row : Csv.rows(text(part))) {
        if (row.size() < 4 || !row.get(1).matches("[A-Z]{2}")) {
          throw new UnusableCodeList(
              part, "a row that is none of UN/LOCODE: " + row, "Drop in the CSV edition");
        }
        if (row.get(2).isBlank()) {
          countries.add(row.get(1));
        } else {
          String code = row.get(1) + row.get(2).strip();
          (row.get(0).strip().equals("X") ? retired : codes).add(code);
        }
      }
    }
    if (countries.isEmpty()) {
      throw new UnusableCodeList(file, "no country's heading row", "Drop in the CSV edition");
    }
    retired.removeAll(codes);
    return new CodeList("unlocode", version, file.toString(), codes, retired, countries);
  }

  private static List<Path> sorted(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The codes are ASCII; the names beside them come in more than one encoding and are not used. */
  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UnusableCodeList(file, "more than " + MAX_BYTES + " bytes", "Is it a code list?");
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Label {
    static String of(String head) {
      return head.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
  }
}
