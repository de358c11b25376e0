package org.portolan.uncefact.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.portolan.uncefact.model.TradeDocument;

/** Groups of facts in words: a place, a transport movement, terms, packages, taxes. */
final class GroupWords {
  private GroupWords() {}

  static Optional<String> place(TradeDocument document, String place) {
    Optional<String> name = document.text(place + "/name");
    Optional<String> id = document.text(place + "/identifier");
    return name.isPresent() && id.isPresent()
        ? Optional.of(name.get() + " (" + id.get() + ")")
        : name.or(() -> id);
  }

  static Optional<String> movement(TradeDocument document, String movement) {
    String means = movement + "/usedTransportMeans";
    List<String> words =
        Stream.of(
                DocumentView.value(document, movement + "/transportModeCode").map(Words::code),
                document.text(means + "/name"),
                document.text(means + "/identifier"),
                document.text(movement + "/identifier").map(trip -> "trip " + trip))
            .flatMap(Optional::stream)
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }

  static Optional<String> terms(TradeDocument document, String terms) {
    List<String> words =
        Stream.of(
                document.text(terms + "/deliveryTypeCode"),
                place(document, terms + "/relevantLocation"),
                document.text(terms + "/description"))
            .flatMap(Optional::stream)
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  static Optional<String> packages(TradeDocument document, String packages) {
    return joined(
        document,
        packages,
        one -> {
          String count =
              document.text(one + "/packageQuantity").map(number -> number + " ").orElse("");
          Optional<String> kind =
              DocumentView.value(document, one + "/typeCode")
                  .map(Words::code)
                  .or(() -> document.text(one + "/packageType"));
          return count.isEmpty() && kind.isEmpty()
              ? Optional.empty()
              : Optional.of(count + kind.orElse("packages"));
        });
  }

  static Optional<String> taxes(TradeDocument document, String taxes) {
    return joined(
        document,
        taxes,
        tax ->
            DocumentView.value(document, tax + "/calculatedAmount")
                .map(
                    amount ->
                        Words.of(amount)
                            + " "
                            + DocumentView.value(document, tax + "/typeCode")
                                .map(Words::code)
                                .orElse("tax")
                            + document
                                .text(tax + "/rateApplicablePercent")
                                .map(rate -> " at " + rate + " %")
                                .orElse("")));
  }

  static Optional<String> list(TradeDocument document, String array, String below) {
    return joined(
        document, array, element -> DocumentView.value(document, element + below).map(Words::of));
  }

  private static Optional<String> joined(
      TradeDocument document, String array, Function<String, Optional<String>> words) {
    List<String> all = new ArrayList<>();
    IntStream.range(0, document.size(array))
        .mapToObj(i -> words.apply(array + "/" + i))
        .flatMap(Optional::stream)
        .forEach(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
  }
}
