package org.portolan.uncefact.edifact;

/** The text of a segment's components under UNOX, where each goes on with the sets of the last. */
final class ShiftedText {
  private static final String NO_CHARACTER = "\ufffd";

  private final Shifts shifts;
  private final byte[] run;
  private int length;
  private CodedSet set = CodedSet.ASCII;
  private StringBuilder text = new StringBuilder();

  private ShiftedText(Shifts shifts, int longest) {
    this.shifts = shifts;
    this.run = new byte[longest];
  }

  /**
   * @param shifts as they were when the segment began
   * @return the text of each component; what is no character, an unknown escape among it, is U+FFFD
   */
  static String[] of(Shifts shifts, byte[] data, int[] ends) {
    ShiftedText decoder = new ShiftedText(shifts.copy(), data.length);
    String[] texts = new String[ends.length];
    for (int part = 0; part < ends.length; part++) {
      texts[part] = decoder.decoded(data, part == 0 ? 0 : ends[part - 1] + 1, ends[part]);
    }
    return texts;
  }

  private String decoded(byte[] data, int from, int to) {
    text = new StringBuilder();
    for (int at = from; at < to; ) {
      int control = shifts.obey(data, at, to);
      if (control == 0) {
        octet(data[at]);
        shifts.pass();
      }
      at += Math.max(1, control);
    }
    flush();
    return text.toString();
  }

  private void octet(byte octet) {
    if (octet == Shifts.ESCAPE || octet == Shifts.SHIFT_OUT || octet < 0) {
      flush();
      text.append(NO_CHARACTER);
      return;
    }
    // blanks and controls are themselves in every set
    CodedSet of = octet <= ' ' ? CodedSet.ASCII : shifts.inUse();
    if (of != set) {
      flush();
      set = of;
    }
    run[length++] = octet;
  }

  private void flush() {
    text.append(set.text(run, length));
    length = 0;
  }
}
