package org.portolan.uncefact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.model.TradeDocument;

/** Whatever bytes come in, the reader answers with a document or its own refusal. */
class DocumentReaderFuzzTest {
  private static final int ROUNDS = 300;

  @Test
  void a_damaged_document_is_refused_or_read_and_nothing_else() {
    byte[] whole = DocumentWriter.write(FullDocument.of("party-information"));
    Random random = new Random(8259);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        TradeDocument read = DocumentReader.read(damaged);
        assertThat(DocumentReader.read(DocumentWriter.write(read)).entries())
            .isEqualTo(read.entries());
      } catch (UnreadableDocument e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 4);
  }

  @Test
  void a_document_cut_short_anywhere_is_refused() {
    byte[] whole = DocumentWriter.write(FullDocument.of("party-information"));
    for (int length = 0; length < whole.length - 2; length += 97) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(catchThrowable(() -> DocumentReader.read(cut)))
          .as("cut to " + length)
          .isInstanceOf(UnreadableDocument.class);
    }
  }
}
