package org.portolan.uncefact.partner;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.Separators;

/** Makes an agreement of a file that fits the schema, its base laid under it. */
final class AgreementReader {
  private static final long LAST = 99_999_999_999_999L;

  private final Located file;

  private AgreementReader(Located file) {
    this.file = file;
  }

  static Agreement read(Located file) {
    return new AgreementReader(file).agreement();
  }

  private Agreement agreement() {
    return new Agreement(
        file.text("name").orElseThrow(),
        file.find("us").map(AgreementReader::party),
        file.find("partner").map(AgreementReader::party).orElseThrow(),
        file.find("group")
            .map(
                group ->
                    new Agreement.Group(
                        group.find("us").map(AgreementReader::party),
                        group.find("partner").map(AgreementReader::party).orElseThrow())),
        file.texts("messages"),
        file.text("syntax", "identifier"),
        file.number("syntax", "version").map(Long::intValue),
        file.text("directory"),
        file.text("unknownDirectory"),
        file.texts("overlays"),
        named(Agreement.TestUse.TAKEN, "test"),
        named(Mode.TOLERANT, "mode"),
        named(Agreement.Contrl.ALWAYS, "acknowledge", "contrl"),
        named(Agreement.Aperak.NEVER, "acknowledge", "aperak"),
        new Agreement.Expected(
            file.text("expect", "contrl").map(Boolean::valueOf).orElse(false),
            file.number("expect", "withinHours").map(Duration::ofHours)),
        controlNumbers(),
        file.number("duplicates", "days").map(Duration::ofDays),
        file.find("separators").map(AgreementReader::separators),
        file.find("lanes").map(lanes -> file.texts("lanes")));
  }

  private static Agreement.Party party(Located at) {
    return new Agreement.Party(at.text("id").orElseThrow(), at.text("qualifier").orElse(""));
  }

  private <E extends Enum<E>> E named(E otherwise, String... keys) {
    return file.text(keys)
        .map(name -> Enum.valueOf(otherwise.getDeclaringClass(), name.toUpperCase(Locale.ROOT)))
        .orElse(otherwise);
  }

  private ControlNumbers controlNumbers() {
    Optional<ControlNumbers.Sent> sent =
        file.number("controlNumbers", "sentFirst")
            .map(
                first ->
                    new ControlNumbers.Sent(
                        first,
                        file.number("controlNumbers", "sentLast").orElse(LAST),
                        file.number("controlNumbers", "sentDigits").map(Long::intValue).orElse(0)));
    return new ControlNumbers(
        named(ControlNumbers.Received.ANY, "controlNumbers", "received"),
        file.number("controlNumbers", "receivedLast").orElse(LAST),
        sent);
  }

  /** What is not said is as usual. */
  static Separators separators(Located at) {
    Separators usual = Separators.DEFAULT;
    return new Separators(
        octet(at, "component", usual.component()),
        octet(at, "element", usual.element()),
        octet(at, "decimalMark", usual.decimalMark()),
        octet(at, "release", usual.release()),
        octet(at, "repetition", usual.repetition()),
        octet(at, "terminator", usual.terminator()));
  }

  private static byte octet(Located at, String key, byte usual) {
    return at.text(key).map(text -> (byte) text.charAt(0)).orElse(usual);
  }
}
