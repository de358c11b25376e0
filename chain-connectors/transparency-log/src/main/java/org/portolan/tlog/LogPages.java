package org.portolan.tlog;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What goes over HTTP, in CBOR: a page of entries {@code [[entry, time]...]}, at most 4 MiB unless
 * one entry alone is more, and a receipt {@code [receipt, checkpoint, time]}.
 */
final class LogPages {
  /** The most entries of a page. */
  static final int MOST = 256;

  /** The most bytes of a page that is written; whoever reads allows for one large entry more. */
  private static final int FULL = 4 << 20;

  static final int MAX_BYTES = 64 << 20;

  private LogPages() {}

  static byte[] entries(List<LogStore.Row> rows) {
    int count = 0;
    long bytes = 0;
    while (count < rows.size() && (count == 0 || bytes < FULL)) {
      bytes += rows.get(count++).bytes().length;
    }
    CborWriter out = new CborWriter().array(count);
    rows.subList(0, count)
        .forEach(row -> out.array(2).bytes(row.bytes()).integer(row.recordedAt()));
    return out.toByteArray();
  }

  static List<LogStore.Row> entries(long from, byte[] page) {
    CborReader in = new CborReader(page);
    List<LogStore.Row> rows = new ArrayList<>();
    int count = in.array();
    in.require(count <= MOST, "at most " + MOST + " entries");
    for (int i = 0; i < count; i++) {
      in.require(in.array() == 2, "an entry and its time");
      rows.add(new LogStore.Row(from + i, in.bytes(), in.unsigned()));
    }
    in.end();
    return rows;
  }

  static byte[] receipt(LogView.Receipted receipted) {
    return new CborWriter()
        .array(3)
        .bytes(receipted.receipt())
        .text(receipted.head().note())
        .integer(receipted.time())
        .toByteArray();
  }

  static LogView.Receipted receipt(byte[] page) {
    CborReader in = new CborReader(page);
    in.require(in.array() == 3, "receipt, checkpoint and time");
    LogView.Receipted receipted =
        new LogView.Receipted(in.bytes(), SignedCheckpoint.parse(in.text()), in.unsigned());
    in.end();
    return receipted;
  }
}
