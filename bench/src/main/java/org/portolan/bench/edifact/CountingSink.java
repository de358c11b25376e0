package org.portolan.bench.edifact;

import java.io.OutputStream;

/** Swallows what it is given and counts it, so that the work of writing is not optimised away. */
final class CountingSink extends OutputStream {
  private long count;

  @Override
  public void write(int octet) {
    count++;
  }

  @Override
  public void write(byte[] octets, int from, int length) {
    count += length;
  }

  long count() {
    return count;
  }
}
