package org.portolan.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The code points that Unicode 15.0 assigns. A Java of another year knows another Unicode, and a
 * text that one verifier takes must not be refused by the next, so the version is pinned in a
 * table.
 */
final class AssignedCodePoints {
  private static final String TABLE = "unicode-15.0-assigned.txt";
  private static final int[] STARTS;
  private static final int[] ENDS;

  static {
    try (InputStream in = AssignedCodePoints.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      int[][] ranges =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(AssignedCodePoints::range)
              .toArray(int[][]::new);
      STARTS = Arrays.stream(ranges).mapToInt(range -> range[0]).toArray();
      ENDS = Arrays.stream(ranges).mapToInt(range -> range[1]).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AssignedCodePoints() {}

  static boolean contains(int codePoint) {
    if (codePoint < 0x80) {
      return true;
    }
    int at = Arrays.binarySearch(STARTS, codePoint);
    int range = at >= 0 ? at : -at - 2;
    return range >= 0 && codePoint <= ENDS[range];
  }

  private static int[] range(String line) {
    String[] bounds = line.split("\\.\\.");
    int start = Integer.parseInt(bounds[0], 16);
    return new int[] {start, bounds.length == 1 ? start : Integer.parseInt(bounds[1], 16)};
  }
}
