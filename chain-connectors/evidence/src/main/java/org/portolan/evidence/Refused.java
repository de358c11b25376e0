package org.portolan.evidence;

import java.util.List;

/**
 * @param refusals at least one
 */
public record Refused(List<Refusal> refusals) implements Verdict {
  public Refused {
    refusals = List.copyOf(refusals);
  }

  public static Refused of(Refusal refusal) {
    return new Refused(List.of(refusal));
  }

  public static Refused of(String code, String path, String seen, String expected) {
    return of(Refusal.of(code, path, seen, expected));
  }

  public Refusal first() {
    return refusals.get(0);
  }
}
