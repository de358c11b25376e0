package org.portolan.directories.text;

/** A published file that is not what it should be. */
public final class UnusableText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableText(String where, String seen, String expected) {
    super(where + ": " + seen + " seen, " + expected + " expected");
  }
}
