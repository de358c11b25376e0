package org.portolan.uncefact.codelist;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code lists at hand, by their id. A list dropped in by an operator goes before a shipped one.
 */
public final class CodeLists {
  private final Map<String, CodeList> lists = new HashMap<>();

  private CodeLists(Collection<CodeList> shipped, Collection<CodeList> dropped) {
    shipped.forEach(list -> lists.put(list.id(), list));
    dropped.forEach(list -> lists.put(list.id(), list));
  }

  /** What comes with the JDK alone. */
  public static CodeLists shipped() {
    return new CodeLists(JdkCodeLists.all(), List.of());
  }

  /**
   * What comes with the JDK and what lies in an operator's folder.
   *
   * @throws UnusableCodeList if a file of the folder is not the list its name says
   */
  public static CodeLists with(Path folder) {
    return new CodeLists(JdkCodeLists.all(), CodeListFolder.read(folder));
  }

  public Optional<CodeList> find(String id) {
    return Optional.ofNullable(lists.get(id));
  }

  /** Whether a code is one of the named list. */
  public Membership check(String id, String code) {
    return find(id).map(list -> list.check(code)).orElse(Membership.NOT_CHECKED);
  }
}
