package org.portolan.uncefact.contrl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.uncefact.edifact.FunctionalGroup;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/** The segments of a CONTRL: UCI, then UCM with UCS and UCD, under UCF where there were groups. */
final class Report {
  private final Interchange subject;
  private final int syntax;

  Report(Interchange subject, int syntax) {
    this.subject = subject;
    this.syntax = syntax;
  }

  List<OutSegment> of(List<MessageReport> messages, Optional<Finding> error) {
    List<OutSegment> body = new ArrayList<>();
    body.add(interchange(error.isPresent() ? Action.REJECTED : Action.ACKNOWLEDGED, error));
    if (error.isPresent()) {
      return body;
    }
    List<MessageReport> rejected = messages.stream().filter(MessageReport::isRejected).toList();
    rejected.stream().filter(m -> m.group().isEmpty()).forEach(m -> message(m, body));
    Map<FunctionalGroup, List<MessageReport>> groups = new LinkedHashMap<>();
    for (MessageReport message : rejected) {
      message
          .group()
          .ifPresent(g -> groups.computeIfAbsent(g, none -> new ArrayList<>()).add(message));
    }
    groups.forEach(
        (group, members) -> {
          body.add(group(group));
          members.forEach(m -> message(m, body));
        });
    return body;
  }

  OutSegment interchange(Action action, Optional<Finding> error) {
    OutSegment.Builder uci =
        OutSegment.of("UCI")
            .with(subject.controlReference())
            .with(subject.sender(), subject.senderQualifier())
            .with(subject.recipient(), subject.recipientQualifier())
            .with(action.code());
    error.ifPresent(finding -> service(uci, finding, List.of("UNA", "UNB", "UNZ")));
    return uci.end();
  }

  private OutSegment group(FunctionalGroup group) {
    return OutSegment.of("UCF")
        .with(group.reference())
        .with(group.sender(), group.senderQualifier())
        .with(group.recipient(), group.recipientQualifier())
        .with(Action.ACKNOWLEDGED.code())
        .end();
  }

  private void message(MessageReport message, List<OutSegment> body) {
    MessageName name = message.name();
    OutSegment.Builder ucm =
        OutSegment.of("UCM")
            .with(message.reference())
            .with(name.type(), name.version(), name.release(), name.agency(), name.association())
            .with(Action.REJECTED.code());
    List<String> own = List.of("UNH", "UNT");
    message.errors().stream()
        .filter(error -> isOf(own, error))
        .findFirst()
        .ifPresent(error -> service(ucm, error, own));
    body.add(ucm.end());
    Map<Integer, List<Finding>> segments = new LinkedHashMap<>();
    for (Finding error : message.errors()) {
      if (!isOf(own, error)) {
        segments.computeIfAbsent(error.place().segment(), n -> new ArrayList<>()).add(error);
      }
    }
    segments.forEach((number, errors) -> segment(number, errors, body));
  }

  /** A missing segment is told at the one before it, which is no error of that one. */
  private static boolean isOf(List<String> own, Finding error) {
    return own.contains(error.place().tag()) && !error.code().equals("PTL-EDI-022");
  }

  /** 0085, the service segment and the element in it, at the end of UCI or UCM. */
  private void service(OutSegment.Builder segment, Finding error, List<String> tags) {
    Place place = error.place();
    segment.with(error.syntaxError(syntax));
    if (tags.contains(place.tag())) {
      segment.with(place.tag());
      if (place.element() > 0) {
        segment.with(element(place));
      }
    }
  }

  private void segment(int number, List<Finding> errors, List<OutSegment> body) {
    OutSegment.Builder ucs = OutSegment.of("UCS").with("" + number);
    errors.stream()
        .filter(error -> error.place().element() == 0)
        .findFirst()
        .ifPresent(error -> ucs.with(error.syntaxError(syntax)));
    body.add(ucs.end());
    errors.stream()
        .filter(error -> error.place().element() > 0)
        .limit(99)
        .forEach(
            error ->
                body.add(
                    OutSegment.of("UCD")
                        .with(error.syntaxError(syntax))
                        .with(element(error.place()))
                        .end()));
  }

  /** S011: the tag counts as the first element. */
  private static String[] element(Place place) {
    String position = Integer.toString(place.element() + 1);
    return place.component() == 0
        ? new String[] {position}
        : new String[] {position, Integer.toString(place.component())};
  }
}
