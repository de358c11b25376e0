package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Codes;
import org.portolan.uncefact.value.DateTimes;
import org.portolan.uncefact.value.Decimals;
import org.portolan.uncefact.value.FreeText;
import org.portolan.uncefact.value.Identifiers;
import org.portolan.uncefact.value.Reading;
import org.portolan.uncefact.value.Value;

/** The column {@code as}: what an element's text becomes. */
final class Conversion {
  private final String type;
  private final String argument;
  private final String otherwise;
  private final Address agency;
  private final Address list;
  private final Agreed.Default missing;

  private Conversion(
      String type,
      String argument,
      String otherwise,
      Address agency,
      Address list,
      Agreed.Default missing) {
    this.missing = missing;
    this.type = type;
    this.argument = argument;
    this.otherwise = otherwise;
    this.agency = agency;
    this.list = list;
  }

  /**
   * @param missing what is read for the second of a pair where the sender leaves it out; or null
   */
  static Conversion parse(Rule rule, String tag, Directory directory, Agreed.Default missing) {
    String[] halves = rule.as().split(" else ", 2);
    String[] words = halves[0].split(" ", 2);
    String composite = rule.take().contains("/") ? rule.take().substring(0, 4) + "/" : "";
    return new Conversion(
        words[0],
        words.length > 1 ? words[1] : "",
        halves.length > 1 ? halves[1] : "",
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "3055", rule),
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "1131", rule),
        missing);
  }

  /** The components of the composite that name the list and its agency. */
  List<Integer> naming() {
    return Stream.of(list, agency).filter(Objects::nonNull).map(Address::component).toList();
  }

  boolean joins() {
    return type.equals("text") && argument.equals("join");
  }

  /**
   * @param second unit, currency or date format, where the rule takes a pair
   */
  Reading read(
      Segment segment,
      Take.Taken taken,
      String text,
      String sent,
      DateTimes dates,
      TradeDocumentBuilder document) {
    String second =
        sent.isEmpty() && missing != null && missing.isFor(text) ? missing.value() : sent;
    return switch (type) {
      case "text" -> FreeText.text(text);
      case "id" -> Identifiers.id(text, scheme(segment, taken));
      case "place" -> Identifiers.id(text, placeScheme(segment, taken));
      case "code" -> Codes.code(text, argument);
      case "tariff" -> Identifiers.tariff(text, null);
      case "int", "number" -> Decimals.number(text, '.');
      case "amount" -> Decimals.amount(text, second.isEmpty() ? fallback(document) : second, '.');
      case "quantity" -> Decimals.quantity(text, argument.isEmpty() ? unit(second) : argument, '.');
      case "date" -> (argument.equals("day") ? dates.ofDay() : dates).read(text, second);
      case "flag" ->
          new Reading.Taken(List.of(Value.flag(text.equals(argument.split(",")[0]))), List.of());
      default -> throw new IllegalStateException("no conversion " + type);
    };
  }

  private static String unit(String sent) {
    return Codes.equal(sent, "6411", "rec20").orElse(sent);
  }

  private String fallback(TradeDocumentBuilder document) {
    return otherwise.isEmpty()
        ? ""
        : document.leaf(otherwise).map(leaf -> leaf.value().text()).orElse("");
  }

  private String scheme(Segment segment, Take.Taken taken) {
    if (!argument.equals("3055")) {
      return argument;
    }
    String code = agency == null ? "" : segment.text(taken.at().element(), agency.component());
    return code.isEmpty() ? "" : Codes.scheme("3055", code).orElse("");
  }

  /** A place is a UN/LOCODE where the sender says so or says nothing; else what 1131 names. */
  private String placeScheme(Segment segment, Take.Taken taken) {
    String stated = list == null ? "" : segment.text(taken.at().element(), list.component());
    return switch (stated) {
      case "", "139", "16" -> stated.isEmpty() && !argument.isEmpty() ? argument : "unlocode";
      case "113", "146" -> "customsoffice";
      default -> "";
    };
  }
}
