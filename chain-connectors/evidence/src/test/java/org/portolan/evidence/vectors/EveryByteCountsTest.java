package org.portolan.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/**
 * Every byte of every proof that is accepted is changed, one at a time, and none is accepted then,
 * but where the byte is outside of what the proof claims. Those places are listed here.
 */
class EveryByteCountsTest {
  /** What is proof, by subject; the rest of an input is the verifier's own knowledge. */
  private static final Map<String, List<String>> PROOFS =
      Map.of(
          "record-leaf", List.of("header", "salt", "entry", "path"),
          "sheaf-path", List.of("commitment", "leaf", "path"),
          "batch-path", List.of("leaf", "path"),
          "status-proof", List.of("path", "leaf"),
          "issuer-signature", List.of("cose", "signed"),
          "statement-signatures", List.of("signatures"),
          "tlog-evidence", List.of("data"),
          "fabric-evidence", List.of("data"),
          "fabric-config", List.of("block", "views"),
          "bundle", List.of("bundle"));

  /** Accepted all the same, and why that is right. */
  private static final List<Pattern> OUTSIDE =
      List.of(
          // A leaf's path claims a place under the root: the other words are the commitment's.
          Pattern.compile("record-leaf/.* header.*"),
          // A commitment's path claims a place under the sheaf's root: issuer and signature digest
          // are the batch path's, and the count where two counts have a path of one shape.
          Pattern.compile("sheaf-path/.* leaf.*"),
          // A signature more than the policy asks for, and one that never counted.
          Pattern.compile("statement-signatures/valid-three-of-three .*"),
          Pattern.compile("statement-signatures/valid-with-one-that-does-not-count .*/0/.*"),
          // Of two statements that each suffice, the other one; the answer's time is then its own.
          Pattern.compile("bundle/valid-renewed bundle/statements@.*"),
          // Statements beside evidence that suffices by itself: a signature that is not valid
          // counts
          // for nothing and refuses nothing.
          Pattern.compile("bundle/valid-(sm3-and-sm2|policy-native-current) bundle/statements@.*"),
          // A block that peers are seen to have: what orderers sign of it is in no hash, and proves
          // nothing where one of them could sign alone.
          Pattern.compile("fabric-config/valid-seen-.* block/metadata.*"),
          // What a peer notes of a block behind the seals, in no hash and under no seal.
          Pattern.compile("fabric-config/valid-captured block/metadata/notes@.*"));

  /** Others of these subjects, and every byte of long texts, are left to the slow test. */
  private static final Set<String> LONG = Set.of("bundle", "fabric-evidence", "fabric-config");

  private static final Set<String> FAST =
      Set.of(
          "bundle/valid-no-leaf.json",
          "bundle/valid-by-evidence-current.json",
          "fabric-evidence/valid-current.json",
          "fabric-evidence/valid-sealed.json",
          "fabric-evidence/valid-with-its-transaction.json",
          "fabric-config/valid-root-renewed.json",
          "fabric-config/valid-seen-by-the-old-organisations.json");

  /** So many bytes of one text are changed in the fast test, evenly spread. */
  private static final int FAST_BYTES = 300;

  @Test
  void a_changed_byte_is_never_accepted() {
    assertThat(accepted(AllVectors.make(), false, 1)).isEmpty();
  }

  @Test
  @Tag("slow")
  void nor_is_any_changed_bit_of_anything() {
    List<String> accepted = new ArrayList<>();
    for (int bit = 0; bit < 8; bit++) {
      accepted.addAll(accepted(AllVectors.make(), true, 1 << bit));
    }
    assertThat(accepted).isEmpty();
  }

  private static List<String> accepted(List<Vector> vectors, boolean all, int mask) {
    List<String> accepted = new ArrayList<>();
    for (Vector vector : vectors) {
      boolean chosen = all || !LONG.contains(vector.subject()) || FAST.contains(vector.file());
      if (vector.code() == null && PROOFS.containsKey(vector.subject()) && chosen) {
        for (String member : PROOFS.get(vector.subject())) {
          change(vector, member, mask, all, accepted);
        }
      }
    }
    accepted.removeIf(
        place -> OUTSIDE.stream().anyMatch(pattern -> pattern.matcher(place).matches()));
    return accepted;
  }

  private static void change(
      Vector vector, String path, int mask, boolean all, List<String> accepted) {
    Json value = Edits.get(vector.input(), path);
    switch (value) {
      case Json.Arr array -> {
        for (int i = 0; i < array.items().size(); i++) {
          change(vector, path + "/" + i, mask, all, accepted);
        }
      }
      case Json.Obj object ->
          object
              .members()
              .keySet()
              .forEach(n -> change(vector, path + "/" + n, mask, all, accepted));
      case Json.Str text -> change(vector, path, text.text(), mask, all, accepted);
      default -> {}
    }
  }

  private static void change(
      Vector vector, String path, String text, int mask, boolean all, List<String> accepted) {
    boolean hex = !vector.subject().equals("bundle") && text.matches("([0-9a-f]{2})*");
    byte[] bytes = hex ? Hex.decode(text) : text.getBytes(StandardCharsets.ISO_8859_1);
    int step = all ? 1 : Math.max(1, bytes.length / FAST_BYTES);
    for (int at = 0; at < bytes.length; at += step) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) mask;
      String now = hex ? Hex.encode(changed) : new String(changed, StandardCharsets.ISO_8859_1);
      Json.Obj input = Edits.set(vector.input(), path, Json.of(now));
      if (Judge.judge(vector.subject(), input).members().containsKey("accepted")) {
        accepted.add(vector.subject() + "/" + vector.name() + " " + place(path, text, bytes, at));
      }
    }
  }

  /**
   * Where a byte is; of a bundle's, whether it is in the statements, of a block's, the metadata.
   */
  private static String place(String path, String text, byte[] bytes, int at) {
    int statements = path.equals("bundle") ? text.indexOf("\"statements\":[") : -1;
    boolean within = statements >= 0 && at > statements + "\"statements\":[".length();
    String metadata = path.equals("block") ? metadata(bytes, at) : "";
    return path + (within ? "/statements" : "") + metadata + "@" + at;
  }

  /** Of a block's third field, its metadata: the first is the seals. */
  private static String metadata(byte[] block, int at) {
    int metadata = behind(block, behind(block, 0));
    int notes = behind(block, content(block, metadata));
    return at < metadata ? "" : at < notes ? "/metadata/seals" : "/metadata/notes";
  }

  /** Where the field behind this one begins. */
  private static int behind(byte[] message, int field) {
    int content = content(message, field);
    int length = 0;
    for (int i = field + 1; i < content; i++) {
      length |= (message[i] & 0x7f) << 7 * (i - field - 1);
    }
    return content + length;
  }

  private static int content(byte[] message, int field) {
    int at = field + 1;
    while (message[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
