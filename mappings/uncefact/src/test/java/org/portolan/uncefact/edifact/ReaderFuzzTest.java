package org.portolan.uncefact.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: findings or our own refusal, never anything else. */
class ReaderFuzzTest {
  static final List<String> SEEDS =
      List.of(
          "UNA:+.?"
              + " 'UNB+UNOC:3+HAVEN:14+ZOLL:14+240115:1030+7'UNG+ORDERS+A+B+240115:1030+3+UN+D:96A'"
              + "UNH+1+ORDERS:D:96A:UN'BGM+220+4711+9'DTM+137:20240115:102'NAD+BY+1::9++?'A?+B:C'"
              + "CTA+IC+:PAUL'LIN+1++4012345000016:EN'QTY+21:5'UNS+S'UNT+9+1'UNE+1+3'UNZ+1+7'",
          "UNB+UNOW:4+HAVEN:14+ZOLL:14+20240115:1030+8'UNH+1+INVOIC:D:01B:UN'BGM+380+I1+9'"
              + "DTM+137:20240115:102'CUX+2:EUR:4*3:USD:11+1.1'LIN+1'MOA+203:-9,5'UNS+S'MOA+79:1'"
              + "UNT+9+1'UNZ+1+8'",
          "UNB+UNOA:2+A+B+240115:1030+9'UNH+1+CUSDEC:D:96B:UN'BGM+929+X+9'CST++1'UNS+D'CST+1'"
              + "PAC+6'PCI+28'DOC+916'UNS+S'CNT+5:1'UNT+11+1'UNZ+1+9'",
          "UNB+UNOC:3+A+B+240115:1030+9'UNH+1+CONTRL:D:3:UN'UCI+7+A+B+7'UCM+1+ORDERS:D:96A:UN+4'"
              + "UCS+3'UCD+12+2:1'UNT+6+1'UNZ+1+9'");

  @Test
  void every_truncation_of_a_sound_interchange_is_found() {
    for (String seed : SEEDS) {
      byte[] whole = seed.getBytes(ISO_8859_1);
      for (int length = 1; length < whole.length; length++) {
        Interchanges told = Interchanges.judged(Mode.TOLERANT, Arrays.copyOf(whole, length));
        assertThat(told.findings).as("%d bytes of %s", length, seed).isNotEmpty();
      }
    }
  }

  /** Twice the file is about twice the work, whatever it is made of. */
  @Test
  void work_grows_with_the_file_and_not_with_its_square() {
    for (String piece :
        List.of("'", "+", ":", "?'", "UNH+1'", "NAD+BY'", "\n", "*", "LIN+1'UNS+S'")) {
      for (String seed : SEEDS) {
        String head = seed.substring(0, seed.indexOf("UNH"));
        for (int size : new int[] {1 << 16, 1 << 18}) {
          byte[] file = (head + piece.repeat(size / piece.length())).getBytes(ISO_8859_1);
          GuidedFuzzTarget.read(file, Mode.TOLERANT);
        }
      }
    }
  }
}
