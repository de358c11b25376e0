package org.portolan.evidence.epoch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * The epochs of one registry that were verified, from the first one, whose name the verifier was
 * told by other means, each put in force by enough organisations of the one before. Nothing is ever
 * taken back: a log that is shorter, or another, is refused.
 */
public final class EpochLog {
  private final List<SignedEpoch> entries;
  private final List<Epoch> epochs;

  private EpochLog(List<SignedEpoch> entries, List<Epoch> epochs) {
    this.entries = List.copyOf(entries);
    this.epochs = List.copyOf(epochs);
  }

  /** A log, or why it is not believed. */
  public sealed interface Judged {
    record Believed(EpochLog log) implements Judged {}

    record NotBelieved(Refusal refusal) implements Judged {}
  }

  /**
   * @param first the digest of the first epoch, from the verifier's own configuration
   */
  public static Judged open(Bytes32 first, List<SignedEpoch> entries) {
    if (entries.isEmpty()) {
      return refused("PTL-EPO-002", "entry 1", "nothing", "the first epoch");
    }
    try {
      Epoch begin = Epoch.read(entries.get(0).payload());
      if (!begin.digest().equals(first)
          || begin.number() != 1
          || begin.before().isPresent()
          || begin.closes().isPresent()) {
        return refused("PTL-EPO-002", "entry 1", begin.digest().hex(), first.hex());
      }
      Judged judged = new Judged.Believed(new EpochLog(List.of(entries.get(0)), List.of(begin)));
      for (SignedEpoch entry : entries.subList(1, entries.size())) {
        if (judged instanceof Judged.Believed believed) {
          judged = believed.log().then(entry);
        }
      }
      return judged;
    } catch (RecordRefused e) {
      return new Judged.NotBelieved(Refusal.of(e));
    }
  }

  /** This log with one more epoch. */
  public Judged then(SignedEpoch entry) {
    try {
      Epoch next = Epoch.read(entry.payload());
      Optional<Refusal> refusal = follows(next).or(() -> inForce(entry));
      if (refusal.isPresent()) {
        return new Judged.NotBelieved(refusal.get());
      }
      List<SignedEpoch> moreEntries = new ArrayList<>(entries);
      List<Epoch> moreEpochs = new ArrayList<>(epochs);
      moreEntries.add(entry);
      moreEpochs.add(next);
      return new Judged.Believed(new EpochLog(moreEntries, moreEpochs));
    } catch (RecordRefused e) {
      return new Judged.NotBelieved(Refusal.of(e));
    }
  }

  private Optional<Refusal> follows(Epoch next) {
    Epoch last = current();
    String where = "epoch " + next.number();
    if (!next.network().equals(last.network())
        || !next.registry().equals(last.registry())
        || next.algorithm() != last.algorithm()) {
      return refusal("PTL-EPO-003", where, "another registry or alg", "those of the log");
    }
    if (next.number() != last.number() + 1 || !next.before().equals(Optional.of(last.digest()))) {
      return refusal(
          "PTL-EPO-004",
          where,
          "after " + next.before().map(Bytes32::hex).orElse("nothing"),
          "number " + (last.number() + 1) + " after " + last.digest().hex());
    }
    boolean closed =
        next.fromHeight() > last.fromHeight()
            && next.closes().filter(pin -> pin.height() == next.fromHeight() - 1).isPresent();
    return closed
        ? Optional.empty()
        : refusal(
            "PTL-EPO-005",
            where,
            "from height " + next.fromHeight() + ", closing " + next.closes(),
            "the hash of the height before, above " + last.fromHeight());
  }

  /** The old ones put the new ones in force, never the new ones themselves. */
  private Optional<Refusal> inForce(SignedEpoch entry) {
    int signed = entry.organisations(current().attestors()).size();
    return signed >= current().organisations()
        ? Optional.empty()
        : refusal(
            "PTL-EPO-006",
            "epoch " + (current().number() + 1),
            signed + " organisations of epoch " + current().number(),
            current().organisations() + " of them");
  }

  /**
   * Empty if this log continues one that is known; one that does not was rolled back, or forked.
   */
  public Optional<Refusal> continues(EpochLog known) {
    for (int i = 0; i < known.entries.size(); i++) {
      boolean same =
          i < entries.size()
              && Arrays.equals(entries.get(i).payload(), known.entries.get(i).payload());
      if (!same) {
        return refusal(
            "PTL-EPO-007",
            "entry " + (i + 1),
            i < entries.size() ? "another epoch" : "nothing",
            "epoch " + known.epochs.get(i).digest().hex());
      }
    }
    return Optional.empty();
  }

  /** The epoch that judges what the ledger showed at a height: the one in force then. */
  public Epoch at(long height) {
    Epoch found = epochs.get(0);
    for (Epoch epoch : epochs) {
      if (epoch.fromHeight() <= height) {
        found = epoch;
      }
    }
    return found;
  }

  /**
   * Whether a closed epoch pins another hash at a height: then keys that were retired since signed
   * a history that never was.
   */
  public Optional<Refusal> contradicts(long height, Bytes32 hash) {
    return epochs.stream()
        .flatMap(epoch -> epoch.closes().stream())
        .filter(pin -> pin.height() == height && !pin.hash().equals(hash))
        .findFirst()
        .flatMap(pin -> refusal("PTL-EPO-008", "height " + height, hash.hex(), pin.hash().hex()));
  }

  public Epoch current() {
    return epochs.get(epochs.size() - 1);
  }

  /** All of them, from the first. */
  public List<Epoch> epochs() {
    return epochs;
  }

  public List<SignedEpoch> entries() {
    return entries;
  }

  /** As a trust file has them: each until the next one begins. */
  public List<TrustEpoch> trust() {
    List<TrustEpoch> trust = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      trust.add(
          epochs
              .get(i)
              .trust(
                  i + 1 < epochs.size()
                      ? Optional.of(epochs.get(i + 1).fromHeight())
                      : Optional.empty()));
    }
    return trust;
  }

  private static Judged refused(String code, String path, String seen, String expected) {
    return new Judged.NotBelieved(Refusal.of(code, path, seen, expected));
  }

  private static Optional<Refusal> refusal(String code, String path, String seen, String exp) {
    return Optional.of(Refusal.of(code, path, seen, exp));
  }
}
