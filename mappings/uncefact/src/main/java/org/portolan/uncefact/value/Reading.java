package org.portolan.uncefact.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Entry;
import org.portolan.record.RecordRefused;

/**
 * What became of a value that was sent: one or more values with remarks, or the reason for none.
 */
public sealed interface Reading {
  /** Values in order: a period gives two, everything else one. */
  record Taken(List<Value> values, List<ValueNote> notes) implements Reading {
    public Taken {
      values = List.copyOf(values);
      notes = List.copyOf(notes);
    }

    public Value value() {
      return values.get(0);
    }
  }

  /** What nearly every reading has to say. */
  List<ValueNote> NO_NOTES = List.of();

  /** No entry can be made of it. */
  record Refused(ValueNote reason) implements Reading {}

  static Reading refused(String code, String seen, String expected) {
    return new Refused(new ValueNote(code, seen, expected));
  }

  /** Takes a value, unless the record format would refuse it. */
  static Reading taken(Value value) {
    Refused refused = refusal(value);
    return refused != null ? refused : new Taken(List.of(value), NO_NOTES);
  }

  static Reading taken(Value value, ValueNote note) {
    return taken(value).noting(note);
  }

  static Reading taken(List<Value> values, List<ValueNote> notes) {
    for (Value value : values) {
      Refused refused = refusal(value);
      if (refused != null) {
        return refused;
      }
    }
    return new Taken(values, notes);
  }

  /** Null where there is none. */
  private static Refused refusal(Value value) {
    try {
      Entry.check(value.type(), value.text(), value.qualifier());
      return null;
    } catch (RecordRefused refused) {
      String code = refused.code().equals("PTL-ENT-020") ? "PTL-VAL-005" : "PTL-VAL-019";
      return new Refused(new ValueNote(code, refused.seen(), refused.expected()));
    }
  }

  /** The same reading with one more remark, if it was taken. */
  default Reading noting(ValueNote note) {
    return switch (this) {
      case Taken taken -> {
        List<ValueNote> notes = new ArrayList<>(taken.notes());
        notes.add(note);
        yield new Taken(taken.values(), notes);
      }
      case Refused refused -> refused;
    };
  }

  /** The values, if there are any. */
  default Optional<Taken> asTaken() {
    return this instanceof Taken taken ? Optional.of(taken) : Optional.empty();
  }
}
