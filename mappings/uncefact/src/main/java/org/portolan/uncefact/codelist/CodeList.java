package org.portolan.uncefact.codelist;

import java.util.Set;

/**
 * One edition of a code list.
 *
 * @param id as entries name it, such as {@code rec20}
 * @param version the edition, as its source calls it
 * @param source where it came from, for a person to find it again
 * @param codes its codes
 * @param retired codes that it marks as deleted
 * @param parts beginnings of codes that it holds wholly, where it is known only in parts; empty if
 *     it is whole ({@code NL} for a UN/LOCODE list that has the Netherlands)
 */
public record CodeList(
    String id,
    String version,
    String source,
    Set<String> codes,
    Set<String> retired,
    Set<String> parts) {
  public CodeList {
    codes = Set.copyOf(codes);
    retired = Set.copyOf(retired);
    parts = Set.copyOf(parts);
  }

  public Membership check(String code) {
    if (codes.contains(code)) {
      return Membership.LISTED;
    }
    if (retired.contains(code)) {
      return Membership.RETIRED;
    }
    boolean covered = parts.isEmpty() || parts.stream().anyMatch(code::startsWith);
    return covered ? Membership.NOT_LISTED : Membership.NOT_CHECKED;
  }
}
