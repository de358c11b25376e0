package org.portolan.publisher;

import java.nio.ByteBuffer;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordHeader;

/**
 * What finds a record again.
 *
 * @param next the place after its frame
 */
record Head(long place, long next, Bytes32 commitment, Bytes32 recordKey, long version) {
  static Head of(long place, long next, RecordHeader header) {
    return new Head(place, next, header.commitment(), header.recordKey(), header.version());
  }

  boolean isVersion(Bytes32 key, long number) {
    return version == number && recordKey.equals(key);
  }

  static long fingerprint(Bytes32 hash) {
    return ByteBuffer.wrap(hash.toByteArray()).getLong();
  }

  static long fingerprint(Bytes32 recordKey, long version) {
    return fingerprint(recordKey) + version * 0x9E3779B97F4A7C15L;
  }
}
