package org.portolan.uncefact.mapping;

import java.util.List;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.model.TradeDocument;

/**
 * A control total as sent, compared when everything was read.
 *
 * @param counted what it should be: {@code count(/lines)}
 */
record Control(Segment segment, Address at, String counted) {
  void check(TradeDocument document, List<Finding> findings) {
    String count = Controls.count(counted, document);
    String sent = at.text(segment);
    if (count != null && !count.equals(Controls.plain(sent))) {
      findings.add(Finding.of("PTL-MAP-004", at.in(segment), sent, counted + " is " + count));
    }
  }
}
