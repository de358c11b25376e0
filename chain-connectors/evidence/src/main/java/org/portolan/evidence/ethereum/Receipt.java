package org.portolan.evidence.ethereum;

import java.util.Arrays;
import java.util.List;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * What a transaction left behind: {@code [status, gas so far, bloom, [log...]]}, and from EIP-2718
 * on the type of the transaction as a byte before it.
 *
 * @param succeeded status 1; one that failed has no effect, whatever it logged
 */
public record Receipt(boolean succeeded, List<Log> logs) {
  private static final int MAX_TYPE = 0x7f;
  private static final int MAX_LOGS = 1 << 16;
  private static final int MAX_TOPICS = 4;

  /** An event: the contract that emitted it, its topics, its data. */
  public record Log(Bytes32 emitter, List<Bytes32> topics, byte[] data) {
    static Log of(RlpItem item) {
      List<RlpItem> fields = item.exactly(3);
      return new Log(
          fields.get(0).address(),
          fields.get(1).items(MAX_TOPICS).stream().map(RlpItem::hash).toList(),
          fields.get(2).bytes());
    }
  }

  public static Receipt decode(byte[] value) {
    int first = value.length == 0 ? 0 : value[0] & 0xff;
    boolean typed = first > 0 && first <= MAX_TYPE;
    RlpItem receipt = RlpItem.decode(typed ? Arrays.copyOfRange(value, 1, value.length) : value);
    List<RlpItem> fields = receipt.exactly(4);
    // Before Byzantium a state root stood here; no QBFT network is that old.
    long status = fields.get(0).number();
    fields.get(0).require(status <= 1, "status 0 or 1");
    fields.get(1).number();
    fields.get(2).bytes(256);
    return new Receipt(status == 1, fields.get(3).items(MAX_LOGS).stream().map(Log::of).toList());
  }

  /** The log at an index, of a transaction that succeeded. */
  public Log log(int index) {
    if (!succeeded) {
      throw new RecordRefused("PTL-ETH-006", "receipt", "status 0", "status 1");
    }
    if (index >= logs.size()) {
      throw new RecordRefused(
          "PTL-ETH-007", "receipt", logs.size() + " logs", "a log at index " + index);
    }
    return logs.get(index);
  }
}
