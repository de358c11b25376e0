package org.portolan.uncefact.contrl;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.finding.Finding;

/**
 * What an answer needs to know of an interchange's messages, counted one after another: only those
 * that are rejected are kept, and of those not more than one answer can sensibly name.
 */
public final class Tally {
  /** More rejected messages are not told one by one: the interchange is refused as a whole. */
  public static final int MOST = 10_000;

  /** Errors that are kept of all messages together; of further messages the first is told. */
  private static final int MOST_ERRORS = 100_000;

  private final List<MessageReport> rejected = new ArrayList<>();
  private int errors;
  private int rejections;
  private boolean others;
  private boolean any;

  /**
   * @param findings of every level and kind
   */
  public void add(Message message, List<Finding> findings) {
    any = true;
    others |= !message.type().equals("CONTRL");
    MessageReport report = MessageReport.of(message, findings);
    if (!report.isRejected()) {
      return;
    }
    rejections++;
    if (rejected.size() < MOST) {
      boolean whole = errors + report.errors().size() <= MOST_ERRORS;
      rejected.add(whole ? report : report.first());
      errors += report.errors().size();
    }
  }

  public int rejected() {
    return rejections;
  }

  /** Those that are rejected. */
  public List<MessageReport> reports() {
    return List.copyOf(rejected);
  }

  /** Whether there are more rejected messages than are told. */
  public boolean isFull() {
    return rejections > MOST;
  }

  /** Whether the interchange is nothing but answers, which get none. */
  public boolean isOfAnswers() {
    return any && !others;
  }
}
