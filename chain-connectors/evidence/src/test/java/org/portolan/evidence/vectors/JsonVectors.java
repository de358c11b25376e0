package org.portolan.evidence.vectors;

import java.nio.charset.StandardCharsets;
import org.portolan.record.Bytes;
import org.portolan.record.json.Json;

/** JSON that is its own RFC 8785 form, and JSON that is not. */
final class JsonVectors {
  private final Vectors out;

  private JsonVectors(Vectors out) {
    this.out = out;
  }

  static void make(Vectors out) {
    JsonVectors made = new JsonVectors(out);
    made.valid("object", "{\"a\":[1,-2,true,null],\"b\":\"\\u001f\\\\\\\"/\"}");
    made.valid("order-by-utf-16-units", "{\"\ud83d\ude00\":1,\"\ufb33\":2}");
    made.valid("number-2-to-the-53-less-1", "9007199254740991");
    made.valid("64-levels", "[".repeat(64) + "]".repeat(64));
    made.refuse(36, "blank", "{\"a\": 1}");
    made.refuse(36, "line-feed-at-the-end", "{}\n");
    made.refuse(36, "member-twice", "{\"a\":1,\"a\":1}");
    made.refuse(36, "member-twice-by-escape", "{\"a\":1,\"\\u0061\":2}");
    made.refuse(36, "members-out-of-order", "{\"b\":1,\"a\":2}");
    made.refuse(36, "members-in-order-of-code-points", "{\"\ufb33\":2,\"\ud83d\ude00\":1}");
    made.refuse(36, "number-with-fraction", "1.5");
    made.refuse(36, "number-with-zero-fraction", "1.0");
    made.refuse(36, "number-with-exponent", "1e3");
    made.refuse(36, "number-minus-zero", "-0");
    made.refuse(36, "number-with-zero-before", "01");
    made.refuse(36, "number-plus", "+1");
    made.refuse(37, "number-2-to-the-53", "9007199254740992");
    made.refuse(37, "number-of-40-digits", "1".repeat(40));
    made.refuse(36, "not-a-number", "NaN");
    made.refuse(36, "escaped-letter", "\"\\u0061\"");
    made.refuse(36, "escaped-slash", "\"\\/\"");
    made.refuse(36, "escape-in-capitals", "\"\\u001F\"");
    made.refuse(36, "control-not-escaped", "\"\u0001\"");
    made.refuse(36, "comment", "{/**/}");
    made.refuse(36, "single-quotes", "{'a':1}");
    made.refuse(36, "trailing-comma", "[1,]");
    made.refuse(36, "two-values", "{}{}");
    made.refuse(36, "cut-short", "{\"a\":");
    made.refuse(36, "no-bytes", "");
    made.refuse(37, "65-levels", "[".repeat(66) + "]".repeat(66));
    made.refuse(37, "ten-thousand-brackets", "[".repeat(10_000));
    byte[] quote = "\"".getBytes(StandardCharsets.UTF_8);
    made.bytes(
        36,
        "byte-order-mark",
        Bytes.join(
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            "{}".getBytes(StandardCharsets.UTF_8)),
        "PTL-JSN-002");
    made.bytes(
        36,
        "overlong-utf-8",
        Bytes.join(quote, new byte[] {(byte) 0xc0, (byte) 0xaf}, quote),
        "PTL-JSN-003");
    made.bytes(
        36,
        "surrogate-in-utf-8",
        Bytes.join(quote, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, quote),
        "PTL-JSN-003");
    made.bytes(36, "latin-1", Bytes.join(quote, new byte[] {(byte) 0xe9}, quote), "PTL-JSN-003");
    made.bytes(36, "utf-16", "{}".getBytes(StandardCharsets.UTF_16BE), "PTL-JSN-002");
  }

  private void valid(String name, String json) {
    out.accepted(
        "canonical-json",
        "valid-" + name,
        name.replace('-', ' '),
        input(json.getBytes(StandardCharsets.UTF_8)));
  }

  private void refuse(int item, String name, String json) {
    bytes(item, name, json.getBytes(StandardCharsets.UTF_8), "PTL-JSN-002");
  }

  private void bytes(int item, String name, byte[] json, String code) {
    out.refused("canonical-json", name, item, name.replace('-', ' '), input(json), code);
  }

  private static Json.Obj input(byte[] json) {
    return Json.object("json", Vectors.hex(json));
  }
}
