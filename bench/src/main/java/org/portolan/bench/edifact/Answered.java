package org.portolan.bench.edifact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.aperak.Aperak;
import org.portolan.uncefact.contrl.Contrl;
import org.portolan.uncefact.contrl.Tally;
import org.portolan.uncefact.edifact.EdifactWriter;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.edifact.Replies;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.MessageWriter;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translator;

/** Answers each message as it comes, and writes its document into an interchange that goes on. */
final class Answered implements Translator.Ended {
  private final CountingSink written = new CountingSink();
  private final EdifactWriter writer = new EdifactWriter(written);
  private final Tally tally = new Tally();
  private int messages;
  private int accepted;
  private int answers;
  private long answerBytes;

  @Override
  public void begins(Interchange interchange) {
    writer.begin(interchange);
  }

  void message(Translated translated) {
    messages++;
    accepted += translated.isAccepted() ? 1 : 0;
    tally.add(translated.message(), translated.findings());
    Interchange header = translated.interchange();
    String reference = "E" + messages;
    sent(
        Aperak.answer(
            header,
            translated.message(),
            Replies.header(header, reference, Instant.now()),
            Optional.empty(),
            reference,
            List.of()));
    MessageWriter.Written again =
        MessageWriter.write(
                MappingTables.shipped(),
                translated.document().orElseThrow(),
                Selection.of(header, translated.message().name()),
                translated.message().name(),
                Repertoire.UNOC)
            .orElseThrow();
    writer.message(again.name(), again.body());
  }

  @Override
  public void interchange(Interchange interchange, List<Finding> findings) {
    writer.end();
    sent(
        Contrl.report(
            interchange, tally.reports(), findings, "A1", Instant.now(), Optional.empty()));
  }

  private void sent(byte[] answer) {
    answers++;
    answerBytes += answer.length;
  }

  int messages() {
    return messages;
  }

  int accepted() {
    return accepted;
  }

  int answers() {
    return answers;
  }

  long answerBytes() {
    return answerBytes;
  }

  long written() {
    return written.count();
  }
}
