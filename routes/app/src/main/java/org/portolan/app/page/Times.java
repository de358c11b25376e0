package org.portolan.app.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as every page writes them. */
final class Times {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String ofMillis(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  static String ofSeconds(long seconds) {
    return TIME.format(Instant.ofEpochSecond(seconds));
  }
}
