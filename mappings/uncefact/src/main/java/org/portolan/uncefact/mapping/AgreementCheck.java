package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/** What overlays require and forbid, held against a message. */
final class AgreementCheck {
  private final CompiledTable table;

  AgreementCheck(CompiledTable table) {
    this.table = table;
  }

  /**
   * @param unh where a missing segment is told
   */
  List<Finding> findings(List<Node> nodes, Place unh) {
    Agreed agreed = table.table().agreed();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : agreed.required()) {
      if (first(rule, nodes).isEmpty()) {
        findings.add(Finding.of("PTL-MAP-006", unh, "nothing", rule.where()));
      }
    }
    for (Rule rule : agreed.forbidden()) {
      first(rule, nodes)
          .ifPresent(
              node ->
                  findings.add(
                      Finding.of(
                          "PTL-MAP-007", node.segment().place(), rule.where(), "no such segment")));
    }
    return findings;
  }

  /** Whether a node stands at the end of a path of triggers, in the path's section. */
  private static boolean isAt(Node node, Where where) {
    int step = where.steps().size() - 1;
    if (node.section() != where.key().charAt(0) || !node.segment().tag().equals(where.tag())) {
      return false;
    }
    Node.Group group = node.around();
    for (; group != null; group = group.parent()) {
      if (--step < 0 || !group.trigger().tag().equals(where.steps().get(step).tag())) {
        return false;
      }
    }
    return step == 0;
  }

  private Optional<Node> first(Rule rule, List<Node> nodes) {
    Where where = Where.parse(rule, table.directory());
    return nodes.stream().filter(node -> isAt(node, where) && where.holds(node)).findFirst();
  }
}
