package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepertoireTest {
  private static boolean allows(Repertoire repertoire, String text) {
    byte[] bytes = text.getBytes(repertoire.charset());
    return repertoire.allows(bytes, 0, bytes.length);
  }

  @Test
  void level_a_has_capitals_and_no_small_letters() {
    assertThat(allows(Repertoire.UNOA, "GOODS 12,5 (KG) - A/B: 100%")).isTrue();
    assertThat(allows(Repertoire.UNOA, "Goods")).isFalse();
  }

  @Test
  void level_b_has_small_letters_and_nothing_that_nations_redefine() {
    assertThat(allows(Repertoire.UNOB, "Goods & more; <fragile>")).isTrue();
    for (String national : new String[] {"#", "@", "[", "\\", "]", "^", "{", "|", "}", "~"}) {
      assertThat(allows(Repertoire.UNOB, national)).as(national).isFalse();
    }
  }

  @Test
  void controls_are_of_no_repertoire_but_the_one_that_escapes_with_them() {
    for (Repertoire repertoire : Repertoire.values()) {
      assertThat(repertoire.allows(new byte[] {0x07}, 0, 1))
          .as("%s", repertoire)
          .isEqualTo(repertoire == Repertoire.UNOX);
    }
  }

  @Test
  void each_names_the_characters_of_its_script() {
    assertThat(allows(Repertoire.UNOC, "M\u00fcller & S\u00f8n")).isTrue();
    assertThat(allows(Repertoire.UNOD, "\u0141\u00f3d\u017a")).isTrue();
    assertThat(allows(Repertoire.UNOE, "\u0413\u0440\u0443\u0437")).isTrue();
    assertThat(allows(Repertoire.UNOF, "\u03a6\u03bf\u03c1\u03c4\u03af\u03bf")).isTrue();
    assertThat(allows(Repertoire.UNOW, "\u6df1\u5733")).isTrue();
  }

  @Test
  void an_identifier_that_is_none_is_not_found() {
    assertThat(Repertoire.of("UNOZ")).isEmpty();
    assertThat(Repertoire.of("unoc")).isEmpty();
    assertThat(Repertoire.of("")).isEmpty();
  }

  @Test
  void only_where_a_character_is_a_byte_are_bytes_counted_as_characters() {
    assertThat(Repertoire.isOfSingleBytes(Repertoire.UNOC.charset())).isTrue();
    assertThat(Repertoire.isOfSingleBytes(Repertoire.UNOW.charset())).isFalse();
    assertThat(Repertoire.isOfSingleBytes(Repertoire.UNOX.charset())).isFalse();
  }
}
