package org.portolan.evidence.tlog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

/**
 * A log's head in the C2SP tlog-checkpoint format: origin, size, root, and one extension line with
 * the status root.
 *
 * @param origin the log's origin line; its registry is named by it
 * @param size entries in the tree
 * @param root RFC 9162 root of the tree
 * @param statusRoot what all publishers have ended; see {@link LogReplay#statusRoot()}
 */
public record Checkpoint(String origin, long size, Bytes32 root, Bytes32 statusRoot) {
  /** The body that is signed, every line ended by a line feed. */
  public String body() {
    return origin
        + "\n"
        + size
        + "\n"
        + base64(root)
        + "\n"
        + StatusLine.PREFIX
        + base64(statusRoot)
        + "\n";
  }

  /** Strict: four lines, each in its one spelling. */
  public static Checkpoint parse(String body) {
    String[] lines = body.split("\n", -1);
    if (lines.length != 5
        || !lines[4].isEmpty()
        || lines[0].isEmpty()
        || !lines[1].matches("0|[1-9][0-9]{0,17}")
        || !lines[3].startsWith(StatusLine.PREFIX)) {
      throw refused(body);
    }
    Checkpoint checkpoint =
        new Checkpoint(
            lines[0],
            Long.parseLong(lines[1]),
            hash(lines[2]),
            hash(lines[3].substring(StatusLine.PREFIX.length())));
    if (!checkpoint.body().equals(body)) {
      throw refused(body);
    }
    return checkpoint;
  }

  /** H of the body: two bodies of one size with different hashes are two heads of one height. */
  public Bytes32 digest() {
    return Sha256.hash(body().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(Bytes32 hash) {
    return Base64.getEncoder().encodeToString(hash.toByteArray());
  }

  private static Bytes32 hash(String text) {
    try {
      return Bytes32.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
  }

  private static RecordRefused refused(String seen) {
    return new RecordRefused(
        "PTL-LOG-001",
        "checkpoint",
        seen.replace('\n', '|'),
        "origin, size, root and one portolan-status:1 line");
  }
}
