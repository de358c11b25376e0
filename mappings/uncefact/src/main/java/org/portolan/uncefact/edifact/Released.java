package org.portolan.uncefact.edifact;

/** What a segment says without its release characters and line ends. */
final class Released {
  private Released() {}

  /**
   * The bytes of a scanned segment.
   *
   * @param roles of each byte
   * @param shifts the sets in use where the segment begins; null but under UNOX
   * @param ends takes where each part ends in what is returned
   */
  static byte[] of(byte[] octets, int from, int length, byte[] roles, Shifts shifts, int[] ends) {
    int end = from + length;
    byte[] data = new byte[length];
    Shifts again = shifts == null ? null : shifts.copy();
    int part = 0;
    int to = 0;
    boolean inTag = true;
    for (int at = from; at < end; at++) {
      byte octet = octets[at];
      switch (roles[octet & 0xff]) {
        case Roles.RELEASE -> {
          if (++at < end) {
            data[to++] = octets[at];
          }
        }
        case Roles.LINE_END -> {}
        case Roles.SHIFT -> {
          int next = again.passed(octets, at, end);
          for (; at < next; at++) {
            if (roles[octets[at] & 0xff] != Roles.LINE_END) {
              data[to++] = octets[at];
            }
          }
          at--;
        }
        case Roles.COMPONENT, Roles.ELEMENT, Roles.REPETITION -> {
          byte role = roles[octet & 0xff];
          inTag &= role != Roles.ELEMENT;
          if (role != Roles.REPETITION || !inTag) {
            ends[part++] = to;
          }
          data[to++] = octet;
        }
        default -> data[to++] = octet;
      }
    }
    ends[part] = to;
    return data;
  }
}
