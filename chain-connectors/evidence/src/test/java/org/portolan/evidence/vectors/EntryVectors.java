package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.Entry;
import org.portolan.record.json.Json;

/** Entries, what lies between them, and their manifest. */
final class EntryVectors {
  private EntryVectors() {}

  static void make(Vectors out) {
    int n = 0;
    for (Entry entry : Documents.entries()) {
      String type = entry.type().label();
      out.accepted("entry", "valid-" + ++n + "-" + type, "a valid " + type, bytes(entry.encode()));
    }
    values(out);
    spelling(out);
    between(out);
    manifests(out);
  }

  private static void values(Vectors out) {
    refuse(out, 33, "pointer-without-slash", "PTL-ENT-005", "a", "text", "x");
    refuse(out, 33, "pointer-empty", "PTL-ENT-005", "", "text", "x");
    refuse(out, 33, "pointer-ends-in-slash", "PTL-ENT-005", "/a/", "text", "x");
    refuse(out, 33, "pointer-up-a-level", "PTL-ENT-005", "/a/../b", "text", "x");
    refuse(out, 33, "pointer-escaped-slash", "PTL-ENT-005", "/a~1b", "text", "x");
    refuse(out, 33, "pointer-cyrillic-a", "PTL-ENT-005", "/consignment/\u0430", "text", "x");
    refuse(out, 33, "pointer-with-wildcard", "PTL-ENT-005", "/items/*/x", "text", "x");
    refuse(out, 33, "pointer-index-with-zero", "PTL-ENT-005", "/items/01", "text", "x");
    refuse(out, 33, "pointer-index-of-a-million", "PTL-ENT-005", "/items/1000000", "text", "x");
    refuse(out, 33, "pointer-index-negative", "PTL-ENT-005", "/items/-1", "text", "x");
    refuse(out, 42, "type-unknown", "PTL-ENT-003", "/a", "number64", "1");
    refuse(out, 42, "type-in-capitals", "PTL-ENT-003", "/a", "Text", "x");
    refuse(out, 42, "value-empty", "PTL-ENT-006", "/a", "text", "");
    refuse(out, 36, "text-decomposed", "PTL-ENT-008", "/a", "text", "Cafe\u0301");
    refuse(out, 36, "text-with-tab", "PTL-ENT-007", "/a", "text", "a\tb");
    refuse(out, 36, "text-with-carriage-return", "PTL-ENT-007", "/a", "text", "a\r\nb");
    refuse(out, 36, "text-private-use", "PTL-ENT-007", "/a", "text", "\ue000");
    refuse(out, 36, "text-unassigned", "PTL-ENT-007", "/a", "text", "\u0378");
    refuse(out, 36, "text-delete", "PTL-ENT-007", "/a", "text", "a\u007fb");
    refuse(out, 36, "text-blank-before", "PTL-ENT-009", "/a", "text", " x");
    refuse(out, 36, "text-no-break-space-after", "PTL-ENT-009", "/a", "text", "x\u00a0");
    refuse(out, 36, "id-with-control", "PTL-ENT-007", "/a", "id", "A\u0000B", "");
    refuse(out, 36, "id-blank-after", "PTL-ENT-009", "/a", "id", "A ", "");
    for (String number : List.of("1.0", "-0", "01", "1e3", "+1", ".5", "1.", "0x1", "1,5", "-")) {
      refuse(out, 36, "number-" + name(number), "PTL-ENT-019", "/a", "number", number);
    }
    refuse(out, 37, "number-of-39-digits", "PTL-ENT-020", "/a", "number", "1".repeat(39));
    refuse(out, 42, "amount-without-currency", "PTL-ENT-014", "/a", "amount", "1");
    refuse(out, 42, "amount-currency-empty", "PTL-ENT-018", "/a", "amount", "1", "");
    refuse(out, 42, "amount-currency-lower-case", "PTL-ENT-018", "/a", "amount", "1", "eur");
    refuse(out, 42, "quantity-without-unit", "PTL-ENT-014", "/a", "quantity", "1");
    refuse(out, 42, "quantity-unit-lower-case", "PTL-ENT-017", "/a", "quantity", "1", "kgm");
    refuse(out, 42, "code-without-list", "PTL-ENT-014", "/a", "code", "705");
    refuse(out, 42, "code-list-in-capitals", "PTL-ENT-016", "/a", "code", "705", "UN1001");
    refuse(out, 42, "id-without-scheme", "PTL-ENT-014", "/a", "id", "A");
    refuse(out, 42, "id-scheme-in-capitals", "PTL-ENT-015", "/a", "id", "A", "GLN");
    refuse(out, 42, "number-with-unit", "PTL-ENT-014", "/a", "number", "1", "KGM");
    for (String date :
        List.of(
            "2026-02-29",
            "2026-13-01",
            "2026-11-22T10:30",
            "2026-11-22T24:00:00",
            "2026-11-22T10:30:60Z",
            "2026-11-22T10:30:00+00:00",
            "2026-11-22T10:30:00-00:00",
            "2026-11-22T10:30:00+14:01",
            "2026-11-22T10:30:00.0123456789Z",
            "0000",
            "20261122",
            "2026-11-22 10:30:00")) {
      refuse(out, 36, "date-" + name(date), "PTL-ENT-010", "/a", "date", date);
    }
    refuse(out, 36, "flag-capital", "PTL-ENT-011", "/a", "flag", "True");
    refuse(out, 36, "flag-one", "PTL-ENT-011", "/a", "flag", "1");
    refuse(out, 36, "hash-in-capitals", "PTL-ENT-012", "/a", "hash", "AB".repeat(32));
    refuse(out, 36, "hash-of-31-bytes", "PTL-ENT-012", "/a", "hash", "ab".repeat(31));
    refuse(out, 42, "count-zero", "PTL-ENT-013", "/a", "count", "0");
    refuse(out, 42, "count-with-zero-before", "PTL-ENT-013", "/a", "count", "01");
    refuse(out, 37, "count-above-a-million", "PTL-ENT-013", "/a", "count", "1000001");
  }

  private static void spelling(Vectors out) {
    spelled(out, 36, "blank-between", "PTL-ENT-004", "[\"/a\", \"text\",\"x\"]");
    spelled(out, 36, "escaped-letter", "PTL-ENT-004", "[\"/a\",\"text\",\"\\u0078\"]");
    spelled(out, 36, "escape-in-capitals", "PTL-ENT-004", "[\"/a\",\"text\",\"a\\u000A\"]");
    spelled(out, 36, "escaped-slash", "PTL-ENT-004", "[\"\\/a\",\"text\",\"x\"]");
    spelled(out, 36, "json-number", "PTL-ENT-004", "[\"/a\",\"number\",1]");
    spelled(out, 36, "json-null", "PTL-ENT-004", "[\"/a\",\"text\",null]");
    spelled(out, 36, "json-object", "PTL-ENT-004", "{\"/a\":\"x\"}");
    spelled(out, 37, "nested", "PTL-ENT-004", "[[\"/a\",\"text\",\"x\"]]");
    spelled(out, 36, "trailing-comma", "PTL-ENT-004", "[\"/a\",\"text\",\"x\",]");
    spelled(out, 36, "trailing-byte", "PTL-ENT-004", "[\"/a\",\"text\",\"x\"]\n");
    spelled(out, 36, "two-strings", "PTL-ENT-002", "[\"/a\",\"text\"]");
    spelled(out, 36, "five-strings", "PTL-ENT-002", "[\"/a\",\"id\",\"x\",\"\",\"\"]");
    spelled(out, 36, "no-bytes", "PTL-ENT-004", "");
    refuseBytes(
        out,
        36,
        "overlong-utf-8",
        "PTL-ENT-004",
        concat("[\"/a\",\"text\",\"", new byte[] {(byte) 0xc0, (byte) 0xaf}, "\"]"));
    refuseBytes(
        out,
        36,
        "surrogate-in-utf-8",
        "PTL-ENT-004",
        concat(
            "[\"/a\",\"id\",\"", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, "\",\"\"]"));
    spelled(out, 37, "too-long", "PTL-ENT-001", "[\"/a\",\"text\",\"" + "x".repeat(65_536) + "\"]");
  }

  private static void between(Vectors out) {
    out.accepted("entries", "valid", "the document of the vectors", list(Documents.entries()));
    broken(out, 42, "pointer-twice", "PTL-MAN-003", "/a|text|x", "/a|text|y");
    broken(out, 42, "name-below-a-value", "PTL-MAN-004", "/a|text|x", "/a/b|text|y");
    broken(out, 42, "name-below-a-count", "PTL-MAN-004", "/a|count|1", "/a/b|text|y");
    broken(out, 42, "index-without-count", "PTL-MAN-006", "/a/0|text|x");
    broken(out, 42, "hole-compacted", "PTL-MAN-007", "/a|count|1", "/a/1|text|x");
    broken(out, 42, "index-and-name", "PTL-MAN-007", "/a|count|1", "/a/0|text|x", "/a/b|text|x");
    broken(out, 42, "count-too-small", "PTL-MAN-008", "/a|count|1", "/a/0|text|x", "/a/1|text|y");
    broken(out, 42, "count-too-large", "PTL-MAN-008", "/a|count|2", "/a/0|text|x");
    broken(out, 42, "text-where-a-count-belongs", "PTL-MAN-008", "/a|text|1", "/a/0|text|x");
    broken(out, 42, "root-is-an-array", "PTL-MAN-005", "/0|text|x");
    broken(out, 42, "no-entry", "PTL-MAN-002");
  }

  private static void manifests(Vectors out) {
    manifest(out, 0, "valid", null, "[\"\",\"manifest\",[\"/a\",\"/b/c\"]]");
    manifest(out, 42, "out-of-order", "PTL-MAN-003", "[\"\",\"manifest\",[\"/b\",\"/a\"]]");
    manifest(out, 42, "pointer-twice", "PTL-MAN-003", "[\"\",\"manifest\",[\"/a\",\"/a\"]]");
    manifest(out, 42, "value-with-child", "PTL-MAN-004", "[\"\",\"manifest\",[\"/a\",\"/a/b\"]]");
    manifest(out, 42, "hole", "PTL-MAN-007", "[\"\",\"manifest\",[\"/a\",\"/a/0\",\"/a/2\"]]");
    manifest(out, 42, "no-count", "PTL-MAN-006", "[\"\",\"manifest\",[\"/a/0\"]]");
    manifest(out, 42, "root-array", "PTL-MAN-005", "[\"\",\"manifest\",[\"/0\"]]");
    manifest(out, 33, "odd-pointer", "PTL-ENT-005", "[\"\",\"manifest\",[\"/a~0\"]]");
    manifest(out, 42, "another-entry", "PTL-MAN-001", "[\"/a\",\"text\",\"x\"]");
    manifest(out, 36, "blank", "PTL-MAN-001", "[\"\", \"manifest\",[\"/a\"]]");
    manifest(out, 42, "no-bracket", "PTL-ENT-004", "[\"\",\"manifest\",[\"/a\"]");
    manifest(out, 42, "empty", "PTL-ENT-004", "[\"\",\"manifest\",[]]");
    manifest(out, 36, "a-number", "PTL-ENT-004", "[\"\",\"manifest\",[1]]");
  }

  private static void manifest(Vectors out, int item, String name, String code, String text) {
    Json.Obj input = Json.object("manifest", Vectors.hex(text.getBytes(StandardCharsets.UTF_8)));
    if (code == null) {
      out.accepted("manifest", name, "a manifest of two pointers", input);
    } else {
      out.refused("manifest", name, item, name.replace('-', ' '), input, code);
    }
  }

  private static void broken(Vectors out, int item, String name, String code, String... entries) {
    List<Entry> list = new ArrayList<>();
    for (String entry : entries) {
      list.add(Entry.of(Arrays.asList(entry.split("\\|"))));
    }
    out.refused("entries", name, item, name.replace('-', ' '), list(list), code);
  }

  private static void refuse(Vectors out, int item, String name, String code, String... strings) {
    List<String> quoted = new ArrayList<>();
    for (String string : strings) {
      quoted.add(new String(Json.of(string).canonical(), StandardCharsets.UTF_8));
    }
    spelled(out, item, name, code, "[" + String.join(",", quoted) + "]");
  }

  private static void spelled(Vectors out, int item, String name, String code, String text) {
    refuseBytes(out, item, name, code, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuseBytes(Vectors out, int item, String name, String code, byte[] encoded) {
    out.refused("entry", name, item, name.replace('-', ' '), bytes(encoded), code);
  }

  private static Json.Obj bytes(byte[] encoded) {
    return Json.object("entry", Vectors.hex(encoded));
  }

  private static Json.Obj list(List<Entry> entries) {
    return Json.object(
        "entries", Json.of(entries.stream().map(e -> Vectors.hex(e.encode())).toList()));
  }

  private static byte[] concat(String before, byte[] middle, String after) {
    return org.portolan.record.Bytes.join(
        before.getBytes(StandardCharsets.UTF_8), middle, after.getBytes(StandardCharsets.UTF_8));
  }

  /** A value as part of a file's name. */
  private static String name(String value) {
    return value
        .replace("+", "plus")
        .replace("-", "minus")
        .replace(".", "dot")
        .replace(",", "comma")
        .replace(":", "")
        .replace(" ", "blank");
  }
}
