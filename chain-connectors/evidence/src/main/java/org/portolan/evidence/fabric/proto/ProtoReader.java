package org.portolan.evidence.fabric.proto;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * Reads one message, its fields asked for in the order of their numbers. There is one spelling:
 * fields stand in that order and once, numbers and lengths are as short as they can be, what is
 * zero or empty is not there, and no field is unknown. Any other spelling is refused, since a
 * signature over it would be one over bytes that were read as something else.
 */
public final class ProtoReader {
  private final String path;
  private final byte[] source;
  private int at;

  public ProtoReader(String path, byte[] source) {
    this.path = path;
    this.source = source;
  }

  /** A number below 2^63, zero if it is not there. */
  public long number(int field) {
    if (!next(field, 0)) {
      return 0;
    }
    long value = varint();
    if (value <= 0) {
      throw refused(
          "PTL-PRB-002",
          value == 0 ? "a zero" : "a number from 2^63 on",
          "no field for zero, and numbers below 2^63");
    }
    return value;
  }

  /** Bytes, empty if they are not there. */
  public byte[] bytes(int field) {
    Optional<byte[]> value = message(field);
    if (value.isPresent() && value.get().length == 0) {
      throw refused("PTL-PRB-002", "an empty field " + field, "no field for what is empty");
    }
    return value.orElseGet(() -> new byte[0]);
  }

  /** Bytes that have to be there. */
  public byte[] some(int field) {
    byte[] value = bytes(field);
    if (value.length == 0) {
      throw missing(field);
    }
    return value;
  }

  public Bytes32 hash(int field) {
    byte[] value = some(field);
    if (value.length != Bytes32.LENGTH) {
      throw refused("PTL-PRB-004", value.length + " bytes in field " + field, "32 bytes");
    }
    return Bytes32.of(value);
  }

  /** UTF-8, empty if it is not there. */
  public String text(int field) {
    return text(bytes(field));
  }

  public String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw refused("PTL-PRB-004", "bytes that are no text", "UTF-8");
    }
  }

  /** A message, which may be there and empty. */
  public Optional<byte[]> message(int field) {
    if (!next(field, 2)) {
      return Optional.empty();
    }
    return Optional.of(window());
  }

  public byte[] required(int field) {
    return message(field).orElseThrow(() -> missing(field));
  }

  public List<byte[]> repeated(int field, int most) {
    List<byte[]> values = new ArrayList<>();
    while (next(field, 2)) {
      if (values.size() == most) {
        throw refused("PTL-PRB-004", "more of field " + field, "at most " + most);
      }
      values.add(window());
    }
    return values;
  }

  /** A field that is allowed and says nothing that is asked here. */
  public void skip(int field) {
    message(field);
  }

  public void end() {
    if (at != source.length) {
      throw refused(
          "PTL-PRB-001", "a field that is unknown, repeated or out of its order", "the end");
    }
  }

  /** Another field stands where this one should, or none does. */
  private RecordRefused missing(int field) {
    end();
    return refused("PTL-PRB-004", "no field " + field, "field " + field);
  }

  public RecordRefused refused(String code, String seen, String expected) {
    return new RecordRefused(code, path + " at byte " + at, seen, expected);
  }

  /** Whether the next field is this one; if so its tag is read. */
  private boolean next(int field, int wireType) {
    if (at == source.length) {
      return false;
    }
    int start = at;
    long tag = varint();
    if (tag >>> 3 != field) {
      at = start;
      return false;
    }
    if ((tag & 7) != wireType) {
      throw refused("PTL-PRB-004", "wire type " + (tag & 7), "wire type " + wireType);
    }
    return true;
  }

  private byte[] window() {
    long length = varint();
    if (length < 0 || length > source.length - at) {
      throw refused(
          "PTL-PRB-003", "a length of " + length, "at most " + (source.length - at) + " bytes");
    }
    at += (int) length;
    return Arrays.copyOfRange(source, at - (int) length, at);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == source.length) {
        throw refused("PTL-PRB-003", "the end", "the rest of a number");
      }
      int octet = source[at++];
      if (shift == 63 && octet != 1 || shift > 0 && octet == 0) {
        throw refused("PTL-PRB-002", "a longer form of a number", "the shortest one of 64 bits");
      }
      value |= (long) (octet & 0x7f) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw refused("PTL-PRB-002", "a longer form of a number", "the shortest one of 64 bits");
  }
}
