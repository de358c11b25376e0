package org.portolan.record.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portolan.record.RecordRefused;

/**
 * Reads deterministic CBOR item by item, in the order that the caller expects; anything else is
 * refused with the offset at which it stands. Nothing is allocated beyond the bytes that are there.
 */
public final class CborReader {
  private final byte[] source;
  private int at;

  public CborReader(byte[] source) {
    this.source = source;
  }

  public long integer() {
    int major = peek() >> 5;
    if (major > 1) {
      throw refused("an integer");
    }
    long value = argument(major);
    return major == 0 ? value : -1 - value;
  }

  /** A number of things, a place or a time: never below zero. */
  public long unsigned() {
    if (peek() >> 5 != 0) {
      throw refused("an integer from 0 on");
    }
    return argument(0);
  }

  public byte[] bytes() {
    int length = length(2, "a byte string");
    at += length;
    return Arrays.copyOfRange(source, at - length, at);
  }

  public String text() {
    int length = length(3, "a text string");
    at += length;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(source, at - length, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw refused("UTF-8 text");
    }
  }

  public int array() {
    return length(4, "an array");
  }

  public int map() {
    return length(5, "a map");
  }

  public long tag() {
    return argument(6);
  }

  /** Whether the next item is nil; if so it is read. */
  public boolean nil() {
    if (peek() != 0xf6) {
      return false;
    }
    at++;
    return true;
  }

  /** Whether the next item is a byte string. */
  public boolean atBytes() {
    return peek() >> 5 == 2;
  }

  /** The offset of the next item. */
  public int offset() {
    return at;
  }

  public void end() {
    if (at != source.length) {
      throw refused("the end");
    }
  }

  /** Refuses unless an array, map, tag or integer has the value that the format gives it. */
  public void require(boolean rule, String expected) {
    if (!rule) {
      throw refused(expected);
    }
  }

  private int length(int major, String what) {
    if (peek() >> 5 != major) {
      throw refused(what);
    }
    long length = argument(major);
    // An item of an array or a map is at least one byte, so this bounds those too.
    if (length > source.length - at) {
      throw refused("no more than the " + (source.length - at) + " bytes that are left");
    }
    return (int) length;
  }

  private long argument(int major) {
    int first = peek();
    if (first >> 5 != major) {
      throw refused("major type " + major);
    }
    int info = first & 31;
    if (info < 24) {
      at++;
      return info;
    }
    if (info > 27) {
      throw refused("a definite length");
    }
    int octets = 1 << (info - 24);
    if (source.length - at - 1 < octets) {
      throw refused("more bytes");
    }
    long value = 0;
    for (int i = 1; i <= octets; i++) {
      value = value << 8 | source[at + i] & 0xff;
    }
    boolean shortest = octets == 1 ? value >= 24 : value >>> (octets * 4) != 0;
    if (value < 0 || !shortest) {
      throw refused("the shortest form of a number below 2^63");
    }
    at += 1 + octets;
    return value;
  }

  private int peek() {
    if (at >= source.length) {
      throw refused("more bytes");
    }
    return source[at] & 0xff;
  }

  private RecordRefused refused(String expected) {
    String seen =
        at < source.length ? "byte 0x" + Integer.toHexString(source[at] & 0xff) : "the end";
    return new RecordRefused("PTL-CBR-001", "offset " + at, seen, expected);
  }
}
