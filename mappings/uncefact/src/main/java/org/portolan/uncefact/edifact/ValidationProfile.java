package org.portolan.uncefact.edifact;

import java.util.Optional;

/** What an agreement changes in the validation of a message: an overlay's part in it. */
public interface ValidationProfile {
  /** The directory as it is. */
  ValidationProfile NONE = new ValidationProfile() {};

  /** The known directory whose tables stand in for one that is not known; empty for none. */
  default Optional<String> readAs(String directory) {
    return Optional.empty();
  }

  /** The same without what it takes more leniently than the directory does. */
  default ValidationProfile strict() {
    ValidationProfile lenient = this;
    return new ValidationProfile() {
      @Override
      public Optional<String> readAs(String directory) {
        return lenient.readAs(directory);
      }
    };
  }

  /** Whether a code that the directory does not list is taken in this element of this segment. */
  default boolean opens(Node node, String element) {
    return false;
  }

  /** Whether a segment that the structure does not have at a place is taken. */
  default boolean allows(Segment segment) {
    return false;
  }

  /** Whether a missing mandatory element is excused. */
  default boolean excuses(Node node, String element) {
    return false;
  }
}
