package org.portolan.publisher;

/**
 * Where a frame begins: a segment and an offset in it, packed into one number that grows with every
 * frame, so that a run of records is two numbers.
 */
final class Place {
  private static final int OFFSET_BITS = 36;

  private Place() {}

  static long of(long segment, long offset) {
    return segment << OFFSET_BITS | offset;
  }

  static long segment(long place) {
    return place >>> OFFSET_BITS;
  }

  static long offset(long place) {
    return place & (1L << OFFSET_BITS) - 1;
  }
}
