package org.portolan.uncefact.edifact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tags as shared strings: there are some hundred of them, and a million segments. */
final class Tags {
  private static final int MOST = 2_000;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Tags() {}

  static String known(String tag) {
    String known = KNOWN.get(tag);
    if (known == null) {
      known = tag;
      if (tag.length() == 3 && KNOWN.size() < MOST) {
        KNOWN.put(tag, tag);
      }
    }
    return known;
  }
}
