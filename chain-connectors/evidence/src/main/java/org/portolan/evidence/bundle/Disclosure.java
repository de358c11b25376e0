package org.portolan.evidence.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Inclusion;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.Entry;
import org.portolan.record.Manifest;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordStatus;
import org.portolan.record.bundle.Bundle;

/** The leaves that a bundle shows, each proven under the record root and against the manifest. */
record Disclosure(
    List<Entry> entries, boolean manifestShown, List<String> hidden, List<String> absent) {
  static Disclosure of(Bundle bundle, RecordHeader header, TrustFile.FormRules form) {
    Optional<Manifest> manifest = Optional.empty();
    List<Entry> entries = new ArrayList<>();
    String before = "";
    for (Bundle.DisclosedLeaf shown : bundle.leaves()) {
      int index = shown.leaf().index();
      String path = "leaves[i=" + index + "]";
      Inclusion.leaf(header, shown.leaf(), shown.path()).ifPresent(BundleVerifier::refuse);
      if (index == 0) {
        manifest = Optional.of(Manifest.decode(shown.leaf().entry()));
        continue;
      }
      Entry entry = Entry.decode(shown.leaf().entry());
      require(
          entry.pointer().compareTo(before) > 0,
          "PTL-LEA-003",
          path,
          entry.pointer(),
          "pointers in the order of the leaves");
      before = entry.pointer();
      manifest.ifPresent(m -> checkAgainst(m, path, index, entry));
      entries.add(entry);
    }
    if (manifest.isEmpty()) {
      return new Disclosure(entries, false, List.of(), List.of());
    }
    Manifest m = manifest.get();
    require(
        m.pointers().size() == header.leafCount() - 1,
        "PTL-MAN-009",
        "leaves[i=0]",
        m.pointers().size() + " pointers",
        header.leafCount() - 1 + " pointers");
    Map<String, Integer> arrays = m.arrays();
    entries.forEach(e -> RecordEntries.checkCount(e, arrays.getOrDefault(e.pointer(), 0)));
    Map<String, Entry> shown = new HashMap<>();
    entries.forEach(entry -> shown.put(entry.pointer(), entry));
    form.sets().forEach(set -> SetOrder.check(set, m, shown));
    List<String> hidden = m.pointers().stream().filter(p -> !shown.containsKey(p)).toList();
    List<String> absent =
        header.status() == RecordStatus.REVOKED
            ? List.of()
            : Mandatory.missing(form.mandatory(), m, arrays);
    return new Disclosure(entries, true, hidden, absent);
  }

  private static void checkAgainst(Manifest manifest, String path, int index, Entry entry) {
    require(
        index <= manifest.pointers().size()
            && manifest.pointers().get(index - 1).equals(entry.pointer()),
        "PTL-LEA-004",
        path,
        entry.pointer(),
        "the pointer that the manifest has at this place");
  }

  private static void require(
      boolean rule, String code, String path, String seen, String expected) {
    BundleVerifier.require(rule, code, path, seen, expected);
  }
}
