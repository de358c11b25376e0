package org.portolan.uncefact.translate;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.InterchangeReader;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.ValidationProfile;
import org.portolan.uncefact.edifact.Validator;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.mapping.Mapper;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.partner.AgreementFindings;
import org.portolan.uncefact.partner.Agreements;

/** Reads, judges and maps a file of EDIFACT interchanges, message by message. */
public final class Translator {
  /** They answer what was sent, and are no documents. */
  private static final Set<String> ANSWERS = Set.of("CONTRL", "APERAK");

  private final Mode mode;
  private final Clock clock;
  private final MappingTables tables;
  private final Agreements agreements;

  /** Reads by the tables and overlays that come with the product. */
  public Translator(Mode mode, Clock clock) {
    this(mode, clock, MappingTables.shipped());
  }

  public Translator(Mode mode, Clock clock, MappingTables tables) {
    this(mode, clock, tables, Agreements.NONE);
  }

  /**
   * @param mode for senders without an agreement
   */
  public Translator(Mode mode, Clock clock, MappingTables tables, Agreements agreements) {
    this.mode = mode;
    this.clock = clock;
    this.tables = tables;
    this.agreements = agreements;
  }

  /** Translates a file that fits in memory. */
  public Translation translate(InputStream file, String messageHash) {
    List<Translation.Part> parts = new ArrayList<>();
    List<Translated> messages = new ArrayList<>();
    List<Finding> fatal = new ArrayList<>();
    Consumer<Translated> collect = messages::add;
    try {
      stream(
          file,
          messageHash,
          collect,
          (interchange, findings) -> {
            parts.add(new Translation.Part(interchange, messages, findings));
            messages.clear();
          });
    } catch (EdifactException e) {
      fatal.add(e.finding());
      if (!messages.isEmpty()) {
        parts.add(new Translation.Part(messages.get(0).interchange(), messages, List.of()));
      }
    }
    return new Translation(parts, fatal);
  }

  /** Told at both ends of each interchange. */
  public interface Ended {
    default void begins(Interchange interchange) {}

    void interchange(Interchange interchange, List<Finding> findings);
  }

  /** Translates a file of any size: one message is in memory at a time. */
  public void stream(
      InputStream file, String messageHash, Consumer<Translated> messages, Ended ended) {
    reader(file, messageHash, messages, ended).read();
  }

  /** The same for who reads at a pace of his own. */
  InterchangeReader reader(
      InputStream file, String messageHash, Consumer<Translated> messages, Ended ended) {
    return new InterchangeReader(
        file,
        new InterchangeReader.Listener() {
          @Override
          public void begin(Interchange interchange) {
            ended.begins(interchange);
          }

          @Override
          public void message(Interchange interchange, Message message, List<Finding> envelope) {
            messages.accept(one(interchange, message, envelope, messageHash));
          }

          @Override
          public void end(Interchange interchange, int count, List<Finding> findings) {
            List<Finding> all = new ArrayList<>(agreements.findings(interchange));
            all.addAll(findings);
            ended.interchange(interchange, all);
          }
        });
  }

  private Translated one(
      Interchange interchange, Message message, List<Finding> envelope, String messageHash) {
    List<Finding> findings = new ArrayList<>(envelope);
    Optional<Agreement> agreement = agreements.find(interchange, message.group());
    agreement.ifPresent(it -> findings.addAll(AgreementFindings.of(it, message)));
    Selection selection =
        agreement
            .map(
                it ->
                    Selection.of(interchange, message).under(it.overlays(), it.unknownDirectory()))
            .orElseGet(() -> Selection.of(interchange, message));
    Mode strictness = agreement.map(Agreement::mode).orElse(mode);
    ValidationProfile profile = tables.profile(selection);
    Validator.Judged judged =
        new Validator(strictness, strictness == Mode.STRICT ? profile.strict() : profile)
            .judge(interchange, message);
    findings.addAll(judged.findings());
    if (judged.directory().isEmpty()) {
      return new Translated(interchange, message, Optional.empty(), findings, Optional.empty());
    }
    Optional<Mapper.Mapped> mapped =
        Mapper.map(
            tables,
            selection,
            message,
            judged.directory().get(),
            judged.nodes(),
            messageHash,
            clock.instant().atZone(ZoneOffset.UTC).getYear());
    if (mapped.isEmpty() && ANSWERS.contains(message.type())) {
      return new Translated(interchange, message, Optional.empty(), findings, Optional.empty());
    }
    if (mapped.isEmpty()) {
      findings.add(
          Finding.of(
              "PTL-MAP-001",
              message.segments().get(0).place(2, 1),
              message.type() + " " + message.directory(),
              "one of " + String.join(", ", MappingTables.messages())));
      return new Translated(interchange, message, Optional.empty(), findings, Optional.empty());
    }
    findings.addAll(mapped.get().findings().stream().map(it -> leveled(it, strictness)).toList());
    return new Translated(
        interchange,
        message,
        Optional.of(mapped.get().document()),
        findings,
        Optional.of(mapped.get().losses()));
  }

  /** A control total that is off keeps nobody from understanding the message. */
  private static Finding leveled(Finding finding, Mode mode) {
    return mode == Mode.TOLERANT && finding.code().equals("PTL-MAP-004")
        ? finding.at(Level.WARNING)
        : finding;
  }
}
