package org.portolan.uncefact.model;

/** A pointer, a kind of document or a type that the terms table does not have. */
public final class UnknownTerm extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnknownTerm(String message) {
    super(message);
  }
}
