package org.portolan.uncefact.contrl;

/** Data element 0083. */
public enum Action {
  REJECTED("4"),
  ACKNOWLEDGED("7"),
  RECEIVED("8");

  private final String code;

  Action(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
