package org.portolan.uncefact.json;

/** JSON that is not the form of a trade document. */
public final class UnreadableDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  UnreadableDocument(String pointer, String seen, String expected) {
    super(
        "At %s: %s seen, %s expected"
            .formatted(pointer.isEmpty() ? "the top" : pointer, seen, expected));
    this.pointer = pointer;
  }

  /** Where in the document, as a JSON pointer. */
  public String pointer() {
    return pointer;
  }
}
