package org.portolan.uncefact.partner;

/** A place in a file of agreements; line and column from 1. */
record Spot(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
