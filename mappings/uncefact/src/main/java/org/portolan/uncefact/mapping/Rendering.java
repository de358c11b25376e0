package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Locale;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.record.EntryType;
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

  private final Kind kind;
  private final String argument;
  private final String otherwise;
  private final Address agency;
  private final Address list;
  private final ElementType element;
  private final ElementType second;

  private Rendering(
      Kind kind,
      String argument,
      String otherwise,
      Address agency,
      Address list,
      ElementType element,
      ElementType second) {
    this.kind = kind;
    this.argument = argument;
    this.otherwise = otherwise;
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
    String[] halves = rule.as().split(" else ", 2);
    String[] words = halves[0].split(" ", 2);
    return new Rendering(
        Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
        words.length > 1 ? words[1] : "",
        halves.length > 1 ? halves[1] : "",
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "3055", rule),
        composite.isEmpty() ? null : Address.find(directory, tag, composite + "1131", rule),
        element,
        second);
  }

  /** The pointer of what says the currency elsewhere; empty where nothing does. */
  String elsewhere() {
    return second == null ? "" : otherwise;
  }

  /** The same for a place that is read before what says the currency elsewhere. */
  Rendering sayingCurrency() {
    return new Rendering(kind, argument, "", agency, list, element, second);
  }

  boolean joins() {
    return kind == Kind.TEXT && argument.equals("join");
  }

  /**
   * @param slots how many repeats a text may be cut over
   * @return null where this rule cannot say the value
   */
  Rendered render(Value value, Known known, int slots, Letters letters) {
    if (value.type() != kind.type) {
      return null;
    }
    if (kind == Kind.TEXT) {
      return text(value.text(), joins() ? slots : 1, letters);
    }
    Rendered rendered =
        switch (kind) {
          case ID -> id(value);
          case PLACE -> place(value);
          case CODE -> code(value);
          case TARIFF -> tariff(value);
          case INT, NUMBER -> decimal(value);
          case AMOUNT -> amount(value, known);
          case QUANTITY -> quantity(value);
          case DATE -> date(value);
          case FLAG -> flag(value);
          // Of a period both ends are rendered together; here it is only asked who says them.
          case PERIOD, TEXT -> Rendered.of(value.text());
        };
    if (rendered == null || kind == Kind.PERIOD) {
      return rendered;
    }
    String text = rendered.text();
    return fits(text) && letters.have(text) ? rendered : null;
  }

  /** The words that the column may begin with, and what each is for. */
  private enum Kind {
    TEXT(EntryType.TEXT),
    ID(EntryType.ID),
    PLACE(EntryType.ID),
    CODE(EntryType.CODE),
    TARIFF(EntryType.CODE),
    INT(EntryType.NUMBER),
    NUMBER(EntryType.NUMBER),
    AMOUNT(EntryType.AMOUNT),
    QUANTITY(EntryType.QUANTITY),
    DATE(EntryType.DATE),
    PERIOD(EntryType.DATE),
    FLAG(EntryType.FLAG);

    private final EntryType type;

    Kind(EntryType type) {
      this.type = type;
    }
  }

  /** Identifiers, codes and numbers are never cut. */
  private boolean fits(String text) {
    return text.length() <= element.maxLength()
        || element.numeric() && digits(text) <= element.maxLength();
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
    }
    return digits;
  }

  private Rendered text(String text, int slots, Letters letters) {
    String written = letters.nearest(text);
    if (written.length() <= element.maxLength()) {
      return transliterated(text, written, Rendered.of(written), letters);
    }
    TextLines lines = TextLines.of(written, element.maxLength(), slots);
    Rendered rendered = Rendered.of(lines.lines());
    if (!lines.isWhole()) {
      return rendered.losing(
          "truncated", slots + " times " + element.maxLength() + " characters are taken");
    }
    return transliterated(text, written, rendered, letters);
  }

  private static Rendered transliterated(
      String text, String written, Rendered rendered, Letters letters) {
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

  private Rendered code(Value value) {
    return value.qualifier().equals(argument)
        ? Rendered.of(value.text())
        : SentAs.code(value.text(), value.qualifier(), argument).map(Rendered::of).orElse(null);
  }

  private Rendered tariff(Value value) {
    Rendered code = Rendered.of(value.text());
    if (TARIFFS.contains(value.qualifier())) {
      return code;
    }
    return value.qualifier().equals("gacc10") ? widened(code, value) : null;
  }

  private Rendered decimal(Value value) {
    return decimal(value, "");
  }

  /**
   * @param beside the unit or currency that stands beside the number; empty where none does
   */
  private Rendered decimal(Value value, String beside) {
    int digits = Math.min(element.maxLength(), 38);
    if (!(Decimals.write(value, digits, digits, '.') instanceof Writing.Written written)) {
      return null;
    }
    Rendered number = Rendered.pair(filled(written.text()), beside);
    return written.note().isEmpty()
        ? number
        : number.losing("rounded", written.note().get().meaning());
  }

  /** A number of an element of fixed length, such as a temperature, begins with zeros. */
  private String filled(String number) {
    if (!element.numeric() || element.minLength() == 1) {
      return number;
    }
    int missing = element.minLength() - digits(number);
    String sign = number.startsWith("-") ? "-" : "";
    return missing <= 0 ? number : sign + "0".repeat(missing) + number.substring(sign.length());
  }

  /** The currency is said where a reader would not take it from elsewhere. */
  private Rendered amount(Value value, Known known) {
    if (!otherwise.isEmpty() && value.qualifier().equals(known.text(otherwise))) {
      return decimal(value);
    }
    return second == null ? null : decimal(value, value.qualifier());
  }

  private Rendered quantity(Value value) {
    if (!argument.isEmpty()) {
      return value.qualifier().equals(argument) ? decimal(value) : null;
    }
    return second == null || value.qualifier().length() > second.maxLength()
        ? null
        : decimal(value, unit(value.qualifier()));
  }

  /** Directories that list 6411 themselves have units that Recommendation 20 names otherwise. */
  private String unit(String unit) {
    return second.isCoded() && !second.codes().contains(unit)
        ? SentAs.code(unit, "rec20", "un6411").filter(second.codes()::contains).orElse(unit)
        : unit;
  }

  private Rendered date(Value value) {
    Rendered less = null;
    for (String format : DATES) {
      boolean listed = second == null || !second.isCoded() || second.codes().contains(format);
      if (listed
          && DateTimes.write(value, format) instanceof Writing.Written written
          && written.text().length() <= element.maxLength()) {
        Rendered rendered = Rendered.pair(written.text(), second == null ? "" : format);
        if (written.note().isEmpty()) {
          return rendered;
        }
        // The last of the lossy ones before the shorter dates says the most.
        less =
            less == null || less.text().length() < written.text().length()
                ? rendered.losing("truncated", "format " + format + " says less")
                : less;
      }
    }
    return less;
  }

  /** {@code flag C,A}: the text for true, and the one for false. */
  private Rendered flag(Value value) {
    String[] texts = argument.split(",");
    boolean flag = value.text().equals("true");
    return flag ? Rendered.of(texts[0]) : texts.length > 1 ? Rendered.of(texts[1]) : null;
  }

  /** What else the document says, for a value that is said in part elsewhere. */
  interface Known {
    /** The text at a pointer; null where there is none. */
    String text(String pointer);
  }
}
