package org.portolan.uncefact.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/**
 * A party as a document names it. Whatever the sender left out is empty.
 *
 * @param identifier with its scheme, such as eori
 * @param vat number under which it is registered for value added tax
 */
public record TradeParty(
    Optional<String> name,
    Optional<Value> identifier,
    Optional<String> vat,
    List<String> addressLines,
    Optional<String> city,
    Optional<String> postcode,
    Optional<Value> country) {

  /** The party at a pointer, such as {@code /declaration/declarantParty}, if it is there. */
  public static Optional<TradeParty> at(TradeDocument document, String pointer) {
    if (!document.holds(pointer)) {
      return Optional.empty();
    }
    String address = pointer + "/postalAddress";
    List<String> lines =
        Stream.iterate(0, i -> i < document.size(address + "/addressLines"), i -> i + 1)
            .map(i -> document.text(address + "/addressLines/" + i).orElseThrow())
            .toList();
    return Optional.of(
        new TradeParty(
            document.text(pointer + "/name"),
            document.leaf(pointer + "/identifier").map(Leaf::value),
            document.text(pointer + "/taxRegistration/identifier"),
            lines,
            document.text(address + "/cityName"),
            document.text(address + "/postcodeCode"),
            document.leaf(address + "/countryId").map(Leaf::value)));
  }

  /** Name, town, country and number, as far as they are known. */
  public String inWords() {
    String number =
        identifier
            .map(id -> (id.qualifier().isEmpty() ? "" : id.qualifier() + " ") + id.text())
            .map(words -> " (" + words + ")")
            .orElse("");
    return String.join(
            ", ",
            Stream.of(name, city, country.map(Value::text)).flatMap(Optional::stream).toList())
        .concat(number)
        .strip();
  }
}
