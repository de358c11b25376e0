package org.portolan.uncefact.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;
import org.portolan.uncefact.model.Terms;
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
  private enum Type {
    TEXT,
    ID,
    PLACE,
    CODE,
    TARIFF,
    INT,
    NUMBER,
    AMOUNT,
    QUANTITY,
    DATE,
    PERIOD,
    FLAG
  }

  /** The schemes of identifiers by the agency that gives them out. */
  private static final Map<String, String> AGENCIES = Codes.schemes("3055");

  /** The agency that issues location numbers, in 3055. */
  private static final String GS1 = "9";

  private final Type type;
  private final String argument;
  private final TermPath otherwise;
  private final Address agency;
  private final Address list;
  private final Agreed.Default missing;
  private final boolean ofAgency;
  private final boolean ofDay;

  /** Null where what is made depends on more than the two texts, or hardly ever comes again. */
  private final KnownReadings known;

  private Conversion(
      Type type,
      String argument,
      TermPath otherwise,
      Address agency,
      Address list,
      Agreed.Default missing) {
    this.missing = missing;
    this.type = type;
    this.argument = argument;
    this.otherwise = otherwise;
    this.agency = agency;
    this.list = list;
    this.ofAgency = argument.equals("3055");
    this.ofDay = argument.equals("day");
    this.known =
        switch (type) {
          case CODE, TARIFF, INT, NUMBER, QUANTITY, DATE, FLAG -> new KnownReadings();
          case TEXT, ID, PLACE, AMOUNT, PERIOD -> null;
        };
  }

  /** Null where the column is empty, as it may be for a rule that opens a repeat. */
  static Conversion parse(Rule rule, String tag, Table table, Directory directory) {
    if (rule.as().isEmpty()) {
      return null;
    }
    String[] halves = rule.as().split(" else ", 2);
    String[] words = halves[0].split(" ", 2);
    String composite = rule.take().contains("/") ? rule.take().substring(0, 4) + "/" : "";
    Terms terms = Terms.load();
    return new Conversion(
        type(rule, words[0]),
        words.length > 1 ? words[1] : "",
        halves.length > 1 ? terms.find(table.kind(), terms.top(), halves[1]) : null,
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "3055", rule),
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "1131", rule),
        missing(rule, tag, table));
  }

  /** What an overlay says of the second element of a pair, where the sender leaves it out. */
  private static Agreed.Default missing(Rule rule, String tag, Table table) {
    int comma = rule.take().indexOf(',');
    return comma < 0 || rule.take().length() < comma + 5
        ? null
        : table.agreed().defaults().get(tag + " " + rule.take().substring(comma + 1, comma + 5));
  }

  private static Type type(Rule rule, String word) {
    return Arrays.stream(Type.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TableException(
                    rule.origin(),
                    "as " + word,
                    Arrays.toString(Type.values()).toLowerCase(Locale.ROOT)));
  }

  /** The components of the composite that name the list and its agency. */
  List<Integer> naming() {
    return Stream.of(list, agency).filter(Objects::nonNull).map(Address::component).toList();
  }

  boolean joins() {
    return type == Type.TEXT && argument.equals("join");
  }

  /** The term that takes the number by which a repeat is opened; empty where none does. */
  String named() {
    return type == Type.INT ? argument : "";
  }

  /** What becomes of one element; the second of a pair is its unit, currency or date format. */
  Reading read(Segment segment, Take.Taken taken, DateTimes dates, TradeDocumentBuilder document) {
    return read(
        segment, taken, taken.at().part(segment), taken.secondPart(segment), dates, document);
  }

  /**
   * The same for who knows where they stand.
   *
   * @param part the number of the element's component in the segment
   * @param second the same of the second of a pair; -1 where there is none
   */
  Reading read(
      Segment segment,
      Take.Taken taken,
      int part,
      int second,
      DateTimes dates,
      TradeDocumentBuilder document) {
    if (known == null) {
      return made(segment, taken, part, second, dates, document);
    }
    long text = segment.token(part);
    long beside = segment.token(second);
    if (text < 0 || beside < 0) {
      return made(segment, taken, part, second, dates, document);
    }
    int year = dates.receivedYear();
    Reading reading = known.find(text, beside, year);
    return reading != null
        ? reading
        : known.keep(text, beside, year, made(segment, taken, part, second, dates, document));
  }

  private Reading made(
      Segment segment,
      Take.Taken taken,
      int part,
      int secondPart,
      DateTimes dates,
      TradeDocumentBuilder document) {
    String text = segment.partText(part);
    String sent = segment.partText(secondPart);
    String second =
        sent.isEmpty() && missing != null && missing.isFor(text) ? missing.value() : sent;
    return switch (type) {
      case TEXT -> FreeText.text(text);
      case ID -> Identifiers.id(text, scheme(segment, taken));
      case PLACE -> Identifiers.id(text, placeScheme(segment, taken));
      case CODE -> Codes.code(text, argument);
      case TARIFF -> Identifiers.tariff(text, null);
      case INT, NUMBER -> Decimals.number(text, '.');
      case AMOUNT -> Decimals.amount(text, second.isEmpty() ? fallback(document) : second, '.');
      case QUANTITY -> Decimals.quantity(text, argument.isEmpty() ? second : argument, '.');
      case DATE -> date((ofDay ? dates.ofDay() : dates).read(text, second), text);
      case PERIOD -> dates.read(text, second);
      case FLAG -> new Reading.Taken(List.of(Value.flag(text.equals(trueText()))), List.of());
    };
  }

  /** What the trigger of a group says of the elements below it. */
  static Reading bound(String text, TermNode term) {
    return switch (term.type()) {
      case CODE -> Codes.code(text, term.list());
      case NUMBER -> Decimals.number(text, '.');
      case TEXT -> FreeText.text(text);
      default -> Identifiers.id(text, "");
    };
  }

  private static Reading date(Reading reading, String text) {
    return reading instanceof Reading.Taken taken && taken.values().size() > 1
        ? Reading.refused("PTL-VAL-009", text, "one date; a row that takes a period says so")
        : reading;
  }

  /** {@code flag C,A}: what stands for true comes first. */
  private String trueText() {
    int comma = argument.indexOf(',');
    return comma < 0 ? argument : argument.substring(0, comma);
  }

  private String fallback(TradeDocumentBuilder document) {
    Value value = otherwise == null ? null : document.value(otherwise);
    return value == null ? "" : value.text();
  }

  private String scheme(Segment segment, Take.Taken taken) {
    if (!ofAgency) {
      return argument;
    }
    String code = agency == null ? "" : segment.text(taken.at().element(), agency.component());
    return code.isEmpty() ? "" : AGENCIES.getOrDefault(code, "");
  }

  /** A place is a UN/LOCODE where the sender says so or says nothing; else what 1131 names. */
  private String placeScheme(Segment segment, Take.Taken taken) {
    String stated = list == null ? "" : segment.text(taken.at().element(), list.component());
    if (stated.isEmpty()
        && agency != null
        && segment.is(taken.at().element(), agency.component(), GS1)) {
      return "gln";
    }
    return switch (stated) {
      case "", "139", "16" -> stated.isEmpty() && !argument.isEmpty() ? argument : "unlocode";
      case "113", "146" -> "customsoffice";
      default -> "";
    };
  }
}
