package org.portolan.uncefact.edifact;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.finding.Finding;

/**
 * The findings of one message, at most so many that a hostile one cannot fill the memory with them.
 * The last one then says that there are more; it is an error, as an error may be among those.
 */
final class BoundedFindings extends AbstractList<Finding> {
  /** How many are told of one message. */
  static final int MOST = 10_000;

  private final List<Finding> kept = new ArrayList<>();

  @Override
  public boolean add(Finding finding) {
    if (kept.size() < MOST) {
      kept.add(finding);
      return true;
    }
    if (kept.size() == MOST) {
      kept.add(
          Finding.of(
              "PTL-EDI-046", finding.place(), "more than " + MOST, "findings that can be told"));
    }
    return false;
  }

  @Override
  public Finding get(int index) {
    return kept.get(index);
  }

  @Override
  public int size() {
    return kept.size();
  }
}
