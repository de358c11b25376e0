package org.portolan.evidence.ethereum.finality;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Bytes32;

/**
 * A block's header as its bytes: the fifteen fields that every fork has, and whatever later forks
 * added behind them, which is hashed as it stands and not read.
 */
final class BlockHeader {
  private static final int FIELDS = 15;
  private static final int MAX_FIELDS = 32;
  private static final int MAX_BYTES = 64 << 10;

  private static final int PARENT = 0;
  private static final int UNCLES = 1;
  private static final int COINBASE = 2;
  private static final int STATE_ROOT = 3;
  private static final int TRANSACTIONS_ROOT = 4;
  private static final int RECEIPTS_ROOT = 5;
  private static final int BLOOM = 6;
  private static final int DIFFICULTY = 7;
  private static final int NUMBER = 8;
  private static final int GAS_LIMIT = 9;
  private static final int GAS_USED = 10;
  private static final int TIME = 11;
  private static final int EXTRA_DATA = 12;
  private static final int MIX_HASH = 13;
  private static final int NONCE = 14;

  private final List<RlpItem> fields;

  private BlockHeader(List<RlpItem> fields) {
    this.fields = fields;
  }

  /** Reads a header and refuses one whose fields are not of their kinds. */
  static BlockHeader decode(byte[] raw) {
    RlpItem list = RlpItem.decode(raw);
    list.require(list.size() <= MAX_BYTES, "a header of at most 64 KiB");
    List<RlpItem> fields = list.items(MAX_FIELDS);
    list.require(fields.size() >= FIELDS, "a list of at least 15 fields");
    for (int hash :
        new int[] {PARENT, UNCLES, STATE_ROOT, TRANSACTIONS_ROOT, RECEIPTS_ROOT, MIX_HASH}) {
      fields.get(hash).hash();
    }
    for (int number : new int[] {DIFFICULTY, NUMBER, GAS_LIMIT, GAS_USED, TIME}) {
      fields.get(number).number();
    }
    fields.get(COINBASE).address();
    fields.get(BLOOM).bytes(256);
    fields.get(NONCE).bytes(8);
    for (RlpItem later : fields.subList(FIELDS, fields.size())) {
      later.require(!later.isList(), "a string");
    }
    return new BlockHeader(fields);
  }

  Bytes32 parentHash() {
    return fields.get(PARENT).hash();
  }

  Bytes32 uncles() {
    return fields.get(UNCLES).hash();
  }

  Bytes32 stateRoot() {
    return fields.get(STATE_ROOT).hash();
  }

  Bytes32 receiptsRoot() {
    return fields.get(RECEIPTS_ROOT).hash();
  }

  long difficulty() {
    return fields.get(DIFFICULTY).number();
  }

  long number() {
    return fields.get(NUMBER).number();
  }

  long time() {
    return fields.get(TIME).number();
  }

  byte[] extraData() {
    return fields.get(EXTRA_DATA).bytes();
  }

  Bytes32 mixHash() {
    return fields.get(MIX_HASH).hash();
  }

  byte[] nonce() {
    return fields.get(NONCE).bytes();
  }

  /** The header with another extraData, every other field in the bytes it came in. */
  byte[] with(byte[] extraData) {
    List<byte[]> encoded = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      encoded.add(i == EXTRA_DATA ? RlpWriter.string(extraData) : fields.get(i).encoded());
    }
    return RlpWriter.list(encoded.toArray(byte[][]::new));
  }
}
