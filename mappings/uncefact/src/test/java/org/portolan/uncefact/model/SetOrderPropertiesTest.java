package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.portolan.record.Entry;
import org.portolan.uncefact.value.Value;

/** The order of sets, held against a second reckoning from the finished record's own entries. */
class SetOrderPropertiesTest {
  private static final int ROUNDS = 200;

  private final Random random = new Random(20261124);

  @Test
  void any_order_of_the_source_gives_the_same_entries() {
    for (int round = 0; round < ROUNDS; round++) {
      List<List<Value>> equipment = equipment();
      List<Entry> once = document(equipment).entries();
      Collections.shuffle(equipment, random);
      equipment.forEach(seals -> Collections.shuffle(seals, random));

      assertThat(document(equipment).entries()).isEqualTo(once);
    }
  }

  @Test
  void elements_ascend_by_the_bytes_of_their_entries() {
    for (int round = 0; round < ROUNDS; round++) {
      TradeDocument document = document(equipment());
      ascends(document, "/consignment/equipment");
      for (int i = 0; i < document.size("/consignment/equipment"); i++) {
        ascends(document, "/consignment/equipment/" + i + "/seals");
      }
    }
  }

  private static void ascends(TradeDocument document, String array) {
    byte[] before = {};
    for (int i = 0; i < document.size(array); i++) {
      byte[] key = key(document, array + "/" + i);
      assertThat(Arrays.compareUnsigned(before, key)).isLessThanOrEqualTo(0);
      before = key;
    }
  }

  /**
   * The entries of an element with their pointers cut, joined: from the record, not the builder.
   */
  private static byte[] key(TradeDocument document, String element) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    for (Entry entry : document.entries()) {
      if (entry.pointer().equals(element) || entry.pointer().startsWith(element + "/")) {
        String text = new String(entry.encode(), StandardCharsets.UTF_8);
        key.writeBytes(
            ("[\"" + text.substring(2 + element.length())).getBytes(StandardCharsets.UTF_8));
      }
    }
    return key.toByteArray();
  }

  private List<List<Value>> equipment() {
    List<List<Value>> equipment = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      List<Value> seals = new ArrayList<>();
      for (int j = 0; j < random.nextInt(13); j++) {
        seals.add(Value.id(word(), random.nextBoolean() ? "" : "own"));
      }
      equipment.add(seals);
    }
    return equipment;
  }

  private String word() {
    String letters = "a\"\\\u00fc\u6771\ud83d\ude00Z9";
    int[] points = letters.codePoints().toArray();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      word.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return word.toString();
  }

  private static TradeDocument document(List<List<Value>> equipment) {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    builder.put("/exchangedDocument/identifier", Value.id("x", ""), null);
    for (List<Value> seals : equipment) {
      String one = builder.open("/consignment/equipment");
      for (Value seal : seals) {
        builder.put(builder.open(one + "/seals") + "/identifier", seal, null);
      }
    }
    return builder.build();
  }
}
