package org.portolan.uncefact.partner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.FunctionalGroup;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.edifact.Separators;

/**
 * What was agreed with one partner, what its base says included.
 *
 * @param us empty for any identification of ours
 * @param group empty where it does not matter in which group a message comes
 * @param messages the types that the partner may send; empty for any
 * @param overlays laid over the tables besides those that are chosen by themselves
 * @param duplicates how long a control reference is remembered; empty for good
 * @param lanes the networks where its records are to be recognized; empty for all there are
 */
public record Agreement(
    String name,
    Optional<Party> us,
    Party partner,
    Optional<Group> group,
    List<String> messages,
    Optional<String> syntaxIdentifier,
    Optional<Integer> syntaxVersion,
    Optional<String> directory,
    Optional<String> unknownDirectory,
    List<String> overlays,
    TestUse test,
    Mode mode,
    Contrl contrl,
    Aperak aperak,
    Expected expected,
    ControlNumbers controlNumbers,
    Optional<Duration> duplicates,
    Optional<Separators> separators,
    Optional<List<String>> lanes) {

  /** An identification and its qualifier, empty where none is written. */
  public record Party(String id, String qualifier) {
    boolean is(String otherId, String otherQualifier) {
      return id.equals(otherId) && qualifier.equals(otherQualifier);
    }

    @Override
    public String toString() {
      return qualifier.isEmpty() ? id : id + ":" + qualifier;
    }
  }

  /** The parties of a functional group. */
  public record Group(Optional<Party> us, Party partner) {}

  /** What becomes of interchanges with the test indicator. */
  public enum TestUse {
    TAKEN,
    REFUSED,
    ONLY
  }

  /** When the partner gets a CONTRL. */
  public enum Contrl {
    ALWAYS,
    ASKED,
    ERRORS,
    NEVER
  }

  /** When the partner gets an APERAK. */
  public enum Aperak {
    ALWAYS,
    ERRORS,
    NEVER
  }

  /**
   * What we ask of the partner.
   *
   * @param within when its answer is overdue; empty for never
   */
  public record Expected(boolean contrl, Optional<Duration> within) {}

  boolean isFor(Interchange interchange) {
    return partner.is(interchange.sender(), interchange.senderQualifier())
        && us.map(it -> it.is(interchange.recipient(), interchange.recipientQualifier()))
            .orElse(true);
  }

  boolean isFor(FunctionalGroup sent) {
    return group
        .map(
            agreed ->
                agreed.partner().is(sent.sender(), sent.senderQualifier())
                    && agreed
                        .us()
                        .map(it -> it.is(sent.recipient(), sent.recipientQualifier()))
                        .orElse(true))
        .orElse(true);
  }

  /** How closely it names the parties: of several that fit, the closest holds. */
  int closeness() {
    int of = us.isPresent() ? 1 : 0;
    return of + group.map(it -> it.us().isPresent() ? 4 : 2).orElse(0);
  }

  /** Whom it is for, as a person reads it. */
  public String parties() {
    return partner
        + " to "
        + us.map(Party::toString).orElse("any of ours")
        + group.map(it -> ", group " + it.partner()).orElse("");
  }
}
