package org.portolan.relay.attest;

import java.util.Optional;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;

/**
 * One line of an attestor's journal: publisher, ordinal (0 in a status statement), position, anchor
 * hash, root, count, height, time, status, hash of what was signed.
 */
record JournalLine(
    Bytes32 publisher,
    long ordinal,
    Optional<Facts> facts,
    long asOfHeight,
    long asOfTime,
    PublisherStatus status,
    Bytes32 statement) {
  static final int CELLS = 10;

  /** What a batch statement says of its ordinal. */
  record Facts(Bytes32 position, Bytes32 anchorHash, Bytes32 root, long count) {
    static Facts of(BatchStatement s) {
      return new Facts(s.position(), s.anchorHash(), s.root(), s.count());
    }
  }

  static JournalLine of(Statement s, PublisherStatus status) {
    Optional<BatchStatement> batch =
        s instanceof BatchStatement b ? Optional.of(b) : Optional.empty();
    return new JournalLine(
        s.publisher(),
        batch.map(BatchStatement::ordinal).orElse(0L),
        batch.map(Facts::of),
        s.asOfHeight(),
        s.asOfTime(),
        status,
        Sha256.hash(s.signedBytes()));
  }

  String text() {
    return String.join(
        " ",
        publisher.hex(),
        "" + ordinal,
        facts.map(f -> f.position().hex()).orElse("-"),
        facts.map(f -> f.anchorHash().hex()).orElse("-"),
        facts.map(f -> f.root().hex()).orElse("-"),
        facts.map(f -> "" + f.count()).orElse("-"),
        "" + asOfHeight,
        "" + asOfTime,
        status.endings() + "," + status.head().hex() + "," + status.map().hex(),
        statement.hex());
  }

  /**
   * @param cells at least {@value #CELLS}
   */
  static JournalLine read(String[] cells) {
    long ordinal = Long.parseLong(cells[1]);
    String[] status = cells[8].split(",");
    return new JournalLine(
        Bytes32.fromHex(cells[0]),
        ordinal,
        ordinal == 0
            ? Optional.empty()
            : Optional.of(
                new Facts(
                    Bytes32.fromHex(cells[2]),
                    Bytes32.fromHex(cells[3]),
                    Bytes32.fromHex(cells[4]),
                    Long.parseLong(cells[5]))),
        Long.parseLong(cells[6]),
        Long.parseLong(cells[7]),
        new PublisherStatus(
            Long.parseLong(status[0]), Bytes32.fromHex(status[1]), Bytes32.fromHex(status[2])),
        Bytes32.fromHex(cells[9]));
  }
}
