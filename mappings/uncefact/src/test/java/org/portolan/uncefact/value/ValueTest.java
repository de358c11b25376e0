package org.portolan.uncefact.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portolan.record.EntryType;

class ValueTest {
  @Test
  void an_empty_value_does_not_exist() {
    assertThatThrownBy(() -> Value.text("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Value.text(null)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_an_identifier_may_have_an_empty_qualifier() {
    assertThat(Value.id("A", "").qualifier()).isEmpty();
    for (EntryType type : new EntryType[] {EntryType.CODE, EntryType.QUANTITY, EntryType.AMOUNT}) {
      assertThatThrownBy(() -> new Value(type, "1", "")).hasMessageContaining(type.label());
      assertThatThrownBy(() -> new Value(type, "1", null)).hasMessageContaining(type.label());
    }
  }

  @Test
  void what_needs_no_qualifier_takes_none() {
    assertThatThrownBy(() -> new Value(EntryType.NUMBER, "1", "KGM")).hasMessageContaining("KGM");
    assertThat(Value.flag(true)).isEqualTo(new Value(EntryType.FLAG, "true", null));
  }

  @Test
  void every_remark_has_a_level_and_a_meaning() {
    Map<String, String[]> notes = ValueTables.keyed("notes.psv", 1);

    assertThat(notes).hasSizeGreaterThan(20);
    assertThat(notes.keySet())
        .allSatisfy(
            code -> {
              assertThat(code).matches("PTL-VAL-[0-9]{3}");
              ValueNote note = new ValueNote(code, "seen", "expected");
              assertThat(note.level()).isIn("error", "warning", "note");
              assertThat(note.meaning()).isNotBlank();
            });
    assertThatThrownBy(() -> new ValueNote("PTL-VAL-999", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_conversion_of_codes_can_be_turned_back() {
    Set<String> targets = new HashSet<>();
    for (String[] row : ValueTables.keyed("conversions.psv", 3).values()) {
      assertThat(row).hasSize(4);
      assertThat(targets.add(row[0] + "|" + row[2] + "|" + row[3]))
          .as(String.join("|", row))
          .isTrue();
    }
  }
}
