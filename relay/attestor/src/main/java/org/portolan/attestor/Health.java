package org.portolan.attestor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.portolan.ledger.Source;
import org.portolan.record.json.Json;

/** Whether the attestor could sign now, and if not, why; never a secret. */
final class Health {
  private final Desk desk;

  Health(Desk desk) {
    this.desk = desk;
  }

  /** What keeps it from signing; empty if nothing does. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    desk.trust().problem().ifPresent(refusal -> problems.add(refusal.toString()));
    for (Source source : desk.sources()) {
      try {
        source.head();
      } catch (RuntimeException e) {
        problems.add(source.name() + ": " + e.getMessage());
      }
    }
    return problems;
  }

  byte[] json(List<String> problems) {
    return Json.object(
            "state", Json.of(problems.isEmpty() ? "UP" : "DOWN"),
            "organisation", Json.of(desk.config().organisation()),
            "epoch", Json.of(desk.trust().epochs().current().digest().hex()),
            "lanes",
                Json.of(
                    StreamSupport.stream(desk.lanes().spliterator(), false)
                        .map(lane -> Json.of(lane.hex()))
                        .toList()),
            "signed", Json.of(desk.journal().lines()),
            "problems", Json.of(problems.stream().map(Json::of).toList()))
        .canonical();
  }
}
