package org.portolan.uncefact.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;

/**
 * What reading a message lost, a line each, and how much of it was taken.
 *
 * @param present elements that hold something
 * @param taken elements that a rule consumed into a field or a check
 * @param ignored elements that a table leaves out knowingly
 */
public record LossReport(List<Loss> losses, int present, int taken, int ignored) {
  public LossReport {
    losses = List.copyOf(losses);
  }

  /** Taken of present; what is ignored counts as neither. */
  public double coverage() {
    return present == 0 ? 1 : (double) taken / present;
  }

  public String text() {
    StringBuilder text = new StringBuilder(64 + 128 * losses.size());
    text.append("class | source pointer | raw | rule | canonical | why\n");
    for (Loss loss : losses) {
      loss.line(text).append('\n');
    }
    return text.append(present)
        .append(" elements present, ")
        .append(taken)
        .append(" taken, ")
        .append(ignored)
        .append(" left out knowingly\n")
        .toString();
  }

  public String hash() {
    return Hex.encode(Sha256.hash(text().getBytes(UTF_8)).toByteArray());
  }
}
