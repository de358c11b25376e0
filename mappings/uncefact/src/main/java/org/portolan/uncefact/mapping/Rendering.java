package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.record.EntryType;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.DateTimes;
import org.portolan.uncefact.value.Decimals;
import org.portolan.uncefact.value.SentAs;
import org.portolan.uncefact.value.Value;
import org.portolan.uncefact.value.Writing;

/** The column {@code as} run backwards: the texts that say a value. */
final class Rendering {
  private static final List<String> TARIFFS = List.of("hs4", "hs6", "cn8", "taric10");
  private static final List<String> DATES =
      List.of("102", "203", "204", "205", "303", "304", "610", "602");

  private final String type;
  private final String argument;
  private final String otherwise;
  private final Address agency;
  private final Address list;
  private final ElementType element;
  private final ElementType second;

  private Rendering(
      String as, Address agency, Address list, ElementType element, ElementType second) {
    String[] halves = as.split(" else ", 2);
    String[] words = halves[0].split(" ", 2);
    this.type = words[0];
    this.argument = words.length > 1 ? words[1] : "";
    this.otherwise = halves.length > 1 ? halves[1] : "";
    this.agency = agency;
    this.list = list;
    this.element = element;
    this.second = second;
  }

  /**
   * @param second the element of the pair's other half; null where the rule takes none
   */
  static Rendering parse(
      Rule rule, String tag, Directory directory, ElementType element, ElementType second) {
    String composite = rule.take().contains("/") ? rule.take().substring(0, 4) + "/" : "";
    return new Rendering(
        rule.as(),
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "3055", rule),
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "1131", rule),
        element,
        second);
  }

  boolean joins() {
    return type.equals("text") && argument.equals("join");
  }

  /**
   * @param slots how many repeats a text may be cut over
   * @return empty where this rule cannot say the value
   */
  Optional<Rendered> render(Value value, TradeDocument document, int slots, Letters letters) {
    Optional<Rendered> rendered =
        switch (type) {
          case "text" ->
              value.type() == EntryType.TEXT
                  ? Optional.of(text(value.text(), joins() ? slots : 1, letters))
                  : Optional.empty();
          case "id" -> of(value, EntryType.ID).map(this::id);
          case "place" -> of(value, EntryType.ID).map(this::place);
          case "code" -> of(value, EntryType.CODE).flatMap(this::code);
          case "tariff" -> of(value, EntryType.CODE).flatMap(this::tariff);
          case "int", "number" -> of(value, EntryType.NUMBER).flatMap(this::decimal);
          case "amount" -> of(value, EntryType.AMOUNT).flatMap(it -> amount(it, document));
          case "quantity" -> of(value, EntryType.QUANTITY).flatMap(this::quantity);
          case "date" -> of(value, EntryType.DATE).flatMap(this::date);
          // Of a period both ends are rendered together; here it is only asked who says them.
          case "period" -> of(value, EntryType.DATE).map(it -> Rendered.of(it.text()));
          case "flag" -> of(value, EntryType.FLAG).flatMap(this::flag);
          default -> throw new IllegalStateException("no conversion " + type);
        };
    return type.equals("text") || type.equals("period")
        ? rendered
        : rendered.filter(it -> fits(it.texts().get(0)) && letters.have(it.texts().get(0)));
  }

  private static Optional<Value> of(Value value, EntryType type) {
    return Optional.of(value).filter(it -> it.type() == type);
  }

  /** Identifiers, codes and numbers are never cut. */
  private boolean fits(String text) {
    return element.numeric()
        ? text.chars().filter(Character::isDigit).count() <= element.maxLength()
        : text.length() <= element.maxLength();
  }

  private Rendered text(String text, int slots, Letters letters) {
    String written = letters.nearest(text);
    TextLines lines = TextLines.of(written, element.maxLength(), slots);
    Rendered rendered = new Rendered(lines.lines(), "", java.util.Map.of(), List.of());
    if (!lines.isWhole()) {
      return rendered.losing(
          "truncated", slots + " times " + element.maxLength() + " characters are taken");
    }
    return written.equals(text)
        ? rendered
        : rendered.losing("transliterated", "characters of " + letters.repertoire());
  }

  private Rendered id(Value value) {
    Rendered id = Rendered.of(sent(value));
    if (!argument.equals("3055")) {
      return value.qualifier().equals(argument) ? id : widened(id, value);
    }
    if (value.qualifier().isEmpty()) {
      return id;
    }
    return agency == null
        ? widened(id, value)
        : SentAs.scheme("3055", value.qualifier())
            .map(code -> id.beside(agency.component(), code))
            .orElseGet(() -> widened(id, value));
  }

  /** A number of 13 digits or fewer is sent without the zeros that bring it to 14. */
  private static String sent(Value value) {
    return value.qualifier().equals("gtin") && value.text().startsWith("0")
        ? value.text().substring(1)
        : value.text();
  }

  private static Rendered widened(Rendered id, Value value) {
    return id.losing(
        "code-widened",
        value.qualifier().isEmpty()
            ? "a reader takes it for one of a scheme"
            : "nothing says that it is of " + value.qualifier());
  }

  /** A UN/LOCODE needs no list; any other place says so, lest it be read as one. */
  private Rendered place(Value value) {
    Rendered id = Rendered.of(value.text());
    String scheme = value.qualifier();
    if (scheme.equals(argument.isEmpty() ? "unlocode" : argument) || list == null) {
      return id;
    }
    return switch (scheme) {
      case "gln" -> agency == null ? widened(id, value) : id.beside(agency.component(), "9");
      case "customsoffice" -> id.beside(list.component(), "113");
      case "unlocode" -> id.beside(list.component(), "139");
      case "" -> id.beside(list.component(), "ZZZ");
      default -> widened(id.beside(list.component(), "ZZZ"), value);
    };
  }

  private Optional<Rendered> code(Value value) {
    return value.qualifier().equals(argument)
        ? Optional.of(Rendered.of(value.text()))
        : SentAs.code(value.text(), value.qualifier(), argument).map(Rendered::of);
  }

  private Optional<Rendered> tariff(Value value) {
    Rendered code = Rendered.of(value.text());
    if (TARIFFS.contains(value.qualifier())) {
      return Optional.of(code);
    }
    return value.qualifier().equals("gacc10")
        ? Optional.of(widened(code, value))
        : Optional.empty();
  }

  private Optional<Rendered> decimal(Value value) {
    int digits = Math.min(element.maxLength(), 38);
    return switch (Decimals.write(value, digits, digits, '.')) {
      case Writing.NoPlace none -> Optional.empty();
      case Writing.Written written ->
          Optional.of(
              written
                  .note()
                  .map(
                      note -> Rendered.of(filled(written.text())).losing("rounded", note.meaning()))
                  .orElseGet(() -> Rendered.of(filled(written.text()))));
    };
  }

  /** A number of an element of fixed length, such as a temperature, begins with zeros. */
  private String filled(String number) {
    int missing = element.minLength() - (int) number.chars().filter(Character::isDigit).count();
    if (!element.numeric() || element.minLength() == 1 || missing <= 0) {
      return number;
    }
    String sign = number.startsWith("-") ? "-" : "";
    return sign + "0".repeat(missing) + number.substring(sign.length());
  }

  /** The currency is said where a reader would not take it from elsewhere. */
  private Optional<Rendered> amount(Value value, TradeDocument document) {
    boolean known =
        !otherwise.isEmpty()
            && document.text(otherwise).filter(value.qualifier()::equals).isPresent();
    return known
        ? decimal(value)
        : second == null ? Optional.empty() : decimal(value).map(it -> it.with(value.qualifier()));
  }

  private Optional<Rendered> quantity(Value value) {
    if (!argument.isEmpty()) {
      return value.qualifier().equals(argument) ? decimal(value) : Optional.empty();
    }
    return second == null || value.qualifier().length() > second.maxLength()
        ? Optional.empty()
        : decimal(value).map(it -> it.with(unit(value.qualifier())));
  }

  /** Directories that list 6411 themselves have units that Recommendation 20 names otherwise. */
  private String unit(String unit) {
    return second.isCoded() && !second.codes().contains(unit)
        ? SentAs.code(unit, "rec20", "un6411").filter(second.codes()::contains).orElse(unit)
        : unit;
  }

  private Optional<Rendered> date(Value value) {
    Rendered less = null;
    for (String format : DATES) {
      boolean listed = second == null || !second.isCoded() || second.codes().contains(format);
      if (listed
          && DateTimes.write(value, format) instanceof Writing.Written written
          && written.text().length() <= element.maxLength()) {
        Rendered rendered = Rendered.of(written.text()).with(second == null ? "" : format);
        if (written.note().isEmpty()) {
          return Optional.of(rendered);
        }
        // The last of the lossy ones before the shorter dates says the most.
        less =
            less == null || less.texts().get(0).length() < written.text().length()
                ? rendered.losing("truncated", "format " + format + " says less")
                : less;
      }
    }
    return Optional.ofNullable(less);
  }

  /** {@code flag C,A}: the text for true, and the one for false. */
  private Optional<Rendered> flag(Value value) {
    String[] texts = argument.split(",");
    boolean flag = value.text().equals("true");
    return flag
        ? Optional.of(Rendered.of(texts[0]))
        : texts.length > 1 ? Optional.of(Rendered.of(texts[1])) : Optional.empty();
  }
}
