package org.portolan.evidence.fabric.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * Whose peers must sign a view: so many of these organisations. It is the destination's own choice,
 * never what the peers that are judged say of their channel.
 *
 * @param organisations MSP ids
 * @param acceptRisk why one organisation's word is enough, in words; without it, it is not
 */
public record ViewPolicy(List<String> organisations, long quorum, Optional<String> acceptRisk) {
  public ViewPolicy {
    organisations = List.copyOf(organisations);
  }

  static ViewPolicy read(Members in) {
    ViewPolicy policy =
        new ViewPolicy(
            in.texts("organisations"),
            in.number("quorum"),
            in.any("acceptRisk") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(in.text("acceptRisk")));
    in.end();
    policy.check();
    return policy;
  }

  private void check() {
    require(
        new HashSet<>(organisations).size() == organisations.size(),
        organisations.toString(),
        "each organisation once");
    require(
        quorum >= 1 && quorum <= organisations.size(),
        quorum + " of " + organisations.size(),
        "a quorum that the organisations can reach, at least 1");
    require(
        quorum > 1 || acceptRisk.filter(reason -> !reason.isBlank()).isPresent(),
        "one organisation is enough",
        "two, or a reason to accept the risk");
  }

  Json json() {
    return Json.object(
        "organisations", Json.of(organisations.stream().map(Json::of).toList()),
        "quorum", Json.of(quorum),
        "acceptRisk", acceptRisk.<Json>map(Json::of).orElse(Json.NULL));
  }

  private static void require(boolean rule, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-FAB-003", "ledger/policy", seen, expected);
    }
  }
}
