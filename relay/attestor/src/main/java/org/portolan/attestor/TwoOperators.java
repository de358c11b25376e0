package org.portolan.attestor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.ledger.LedgerReader;
import org.portolan.ledger.Source;

/**
 * The two endpoints whose answers have to agree: of different operators, or one could lie twice.
 */
final class TwoOperators {
  private TwoOperators() {}

  static List<Source> of(AttestorConfig config, LedgerReader ledger) {
    List<String> operators = operators(config.source());
    List<Source> sources = ledger.sources();
    if (sources.size() < 2 || operators.size() != sources.size()) {
      throw new IllegalArgumentException(
          "source.endpoint.1 and source.endpoint.2 are needed: two reads have to agree");
    }
    Optional<Integer> other =
        operators.stream()
            .filter(operator -> !operator.equals(operators.get(0)))
            .findFirst()
            .map(operators::indexOf);
    if (other.isEmpty() && config.sameOperator().isEmpty()) {
      throw new IllegalArgumentException(
          "every endpoint is run by "
              + operators.get(0)
              + ": name one of another operator, or say in acceptRisk.sameOperator why this is"
              + " enough");
    }
    return List.of(sources.get(0), sources.get(other.orElse(1)));
  }

  private static List<String> operators(Map<String, String> source) {
    List<String> operators = new ArrayList<>();
    for (int i = 1; source.containsKey("endpoint." + i + ".operator"); i++) {
      operators.add(source.get("endpoint." + i + ".operator"));
    }
    return operators.isEmpty() ? organisations(source) : operators;
  }

  /** Of a network of organisations each has one peer that is read. */
  private static List<String> organisations(Map<String, String> source) {
    Set<String> organisations = new LinkedHashSet<>();
    for (int i = 1; source.containsKey("endpoint." + i + ".organisation"); i++) {
      organisations.add(source.get("endpoint." + i + ".organisation"));
    }
    return List.copyOf(organisations);
  }
}
