package org.portolan.uncefact.value;

import java.util.Optional;

/** A value as a target syntax takes it, or the reason why it does not. */
public sealed interface Writing {
  /** The text to send, with a remark where it says less than the value did. */
  record Written(String text, Optional<ValueNote> note) implements Writing {
    static Written exactly(String text) {
      return new Written(text, Optional.empty());
    }

    static Written noting(String text, ValueNote note) {
      return new Written(text, Optional.of(note));
    }
  }

  /** The target has no place for it; the loss report says so. */
  record NoPlace(ValueNote reason) implements Writing {}
}
