package org.portolan.uncefact.edifact;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.finding.Finding;

/** Everything that reading and judging one file tells. */
final class Interchanges implements InterchangeReader.Listener {
  private final Validator validator;
  final List<Message> messages = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  int ended;

  private Interchanges(Validator validator) {
    this.validator = validator;
  }

  static Interchanges judged(Mode mode, byte[] file) {
    return judged(new Validator(mode, ValidationProfile.NONE), file);
  }

  static Interchanges judged(Validator validator, String text) {
    return judged(validator, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Interchanges judged(Validator validator, byte[] file) {
    Interchanges told = new Interchanges(validator);
    try {
      new InterchangeReader(new ByteArrayInputStream(file), told).read();
    } catch (EdifactException e) {
      told.findings.add(e.finding());
    }
    return told;
  }

  static Interchanges strict(String text) {
    return judged(Mode.STRICT, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  List<String> codes() {
    return findings.stream().map(Finding::code).toList();
  }

  @Override
  public void begin(Interchange interchange) {}

  @Override
  public void message(Interchange interchange, Message message, List<Finding> own) {
    messages.add(message);
    findings.addAll(own);
    findings.addAll(validator.judge(interchange, message).findings());
  }

  @Override
  public void end(Interchange interchange, int count, List<Finding> own) {
    ended++;
    findings.addAll(own);
  }
}
