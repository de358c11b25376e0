package org.portolan.evidence.ethereum.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.rlp.RlpWriter;

/** Changes one thing in an RLP list and writes the rest as it was. */
public final class RlpEditor {
  private static final int ANY = 1 << 16;

  private RlpEditor() {}

  public static List<byte[]> split(byte[] list) {
    List<byte[]> items = new ArrayList<>();
    RlpItem.decode(list).items(ANY).forEach(item -> items.add(item.encoded()));
    return items;
  }

  public static byte[] join(List<byte[]> items) {
    return RlpWriter.list(items.toArray(byte[][]::new));
  }

  /** Changes the encoded item at an index. */
  public static byte[] item(byte[] list, int index, UnaryOperator<byte[]> change) {
    List<byte[]> items = split(list);
    items.set(index, change.apply(items.get(index)));
    return join(items);
  }

  /** Changes the content of the string at an index. */
  public static byte[] string(byte[] list, int index, UnaryOperator<byte[]> change) {
    return item(list, index, item -> RlpWriter.string(change.apply(RlpItem.decode(item).bytes())));
  }

  public static byte[] flipped(byte[] bytes, int at, int mask) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) mask;
    return changed;
  }
}
