package org.portolan.evidence.ethereum.rlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * A string or a list, as a window on the bytes it was read from. {@link #decode} has walked all of
 * them, so an item is canonical all the way down; children are made only when they are asked for.
 */
public final class RlpItem {
  /** No structure of Ethereum's is nested deeper than half of this. */
  public static final int MAX_DEPTH = 16;

  private final byte[] source;
  private final int start;
  private final int payload;
  private final int end;

  RlpItem(byte[] source, RlpHead head) {
    this.source = source;
    this.start = head.start();
    this.payload = head.payload();
    this.end = head.end();
  }

  /** One item that takes all of the bytes. */
  public static RlpItem decode(byte[] bytes) {
    RlpHead head = RlpHead.walk(bytes, 0, bytes.length, 0);
    if (head.end() != bytes.length) {
      throw new RecordRefused(
          "PTL-RLP-002",
          "offset " + head.end(),
          (bytes.length - head.end()) + " bytes more",
          "the end");
    }
    return new RlpItem(bytes, head);
  }

  public boolean isList() {
    return (source[start] & 0xff) >= RlpHead.LIST;
  }

  /** How many bytes the item takes, its head included. */
  public int size() {
    return end - start;
  }

  /** How many bytes stand behind its head. */
  public int length() {
    return end - payload;
  }

  /** The item as it was encoded. */
  public byte[] encoded() {
    return Arrays.copyOfRange(source, start, end);
  }

  /** The content of a string. */
  public byte[] bytes() {
    requireString("a string");
    return Arrays.copyOfRange(source, payload, end);
  }

  /** The content of a string of one length. */
  public byte[] bytes(int length) {
    requireString("a string of " + length + " bytes");
    require(length() == length, "a string of " + length + " bytes");
    return Arrays.copyOfRange(source, payload, end);
  }

  public Bytes32 hash() {
    return Bytes32.of(bytes(Bytes32.LENGTH));
  }

  /** A string of 20 bytes, left-padded to 32. */
  public Bytes32 address() {
    return Bytes32.leftPadded(bytes(20));
  }

  /** A string that is a number below 2^63: big-endian, without a zero in front. */
  public long number() {
    requireString("a number");
    boolean shortest = length() == 0 || source[payload] != 0;
    require(
        shortest && (length() < 8 || length() == 8 && source[payload] > 0), "a number below 2^63");
    long value = 0;
    for (int i = payload; i < end; i++) {
      value = value << 8 | source[i] & 0xff;
    }
    return value;
  }

  /** The items of a list. */
  public List<RlpItem> items(int most) {
    require(isList(), "a list");
    List<RlpItem> items = new ArrayList<>();
    for (int at = payload; at < end; ) {
      require(items.size() < most, "a list of at most " + most + " items");
      RlpItem item = new RlpItem(source, RlpHead.read(source, at, end));
      items.add(item);
      at = item.end;
    }
    return items;
  }

  /** The items of a list that has so many. */
  public List<RlpItem> exactly(int count) {
    List<RlpItem> items = items(count);
    require(items.size() == count, "a list of " + count + " items");
    return items;
  }

  private void requireString(String expected) {
    require(!isList(), expected);
  }

  /** Refuses the item unless it is what its place asks for. */
  public void require(boolean rule, String expected) {
    if (!rule) {
      throw new RecordRefused(
          "PTL-RLP-004",
          "offset " + start,
          (isList() ? "a list of " : "a string of ") + length() + " bytes",
          expected);
    }
  }
}
