package org.portolan.uncefact.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/**
 * What an administration decided on a declaration.
 *
 * @param number of the response, given by the administration
 * @param mrn the number of the declaration with customs; empty where it was given none
 * @param reason in words; empty where none is told
 * @param errors what was found wrong with the message
 */
public record Decision(
    Outcome outcome,
    String number,
    Optional<String> mrn,
    Optional<String> reason,
    List<Finding> errors,
    Instant at) {
  /** How it was decided: a processing indicator of UNCL 7365 and the document of UNCL 1001. */
  public enum Outcome {
    /** 1, message content accepted; 961, general response. */
    ACCEPTED("1", "961"),
    /** 4, goods released; 961, general response. */
    RELEASED("4", "961"),
    /** 5, goods required for examination; 961, general response. */
    HELD("5", "961"),
    /** 2, message content rejected with comment; 963, error response. */
    REJECTED("2", "963");

    private final String indicator;
    private final String document;

    Outcome(String indicator, String document) {
      this.indicator = indicator;
      this.document = document;
    }

    String indicator() {
      return indicator;
    }

    String document() {
      return document;
    }
  }

  public Decision {
    errors = errors.stream().filter(finding -> finding.level() == Level.ERROR).toList();
  }
}
