package org.portolan.uncefact.mapping;

import java.util.List;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.Placed;
import org.portolan.uncefact.model.Provenance;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;

/**
 * A value that a header says for all elements of a repeat ({@code /lines[]/product/originCountry}),
 * given to those that do not say it themselves once all of them are there.
 */
record Distribution(
    CompiledRule rule, Segment segment, Address at, List<Value> values, Provenance provenance) {
  /** Whether a pointer names a member of every element of a repeat. */
  static boolean isOne(String pointer) {
    return pointer.startsWith("/") && pointer.contains("[]/");
  }

  static String array(String pointer) {
    return pointer.substring(0, pointer.indexOf("[]/") + 2);
  }

  static String member(String pointer) {
    return pointer.substring(pointer.indexOf("[]/") + 3);
  }

  /** Gives the value to the elements; what becomes of it goes into the notes. */
  void give(TradeDocumentBuilder document, LossNotes losses) {
    TermNode repeat = rule.onlyTarget().from();
    TermPath path = rule.onlyTarget().path();
    int given = 0;
    List<Branch> elements = document.elements(repeat);
    for (Branch element : elements) {
      if (document.value(element, path) == null) {
        for (Value value : values) {
          given += document.put(element, path, value, provenance) == Placed.NOWHERE ? 0 : 1;
        }
      }
    }
    losses.distributed(segment, at, rule.rule(), elements.size(), given);
  }
}
