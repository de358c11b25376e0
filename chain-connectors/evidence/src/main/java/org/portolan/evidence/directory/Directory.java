package org.portolan.evidence.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.RecordRefused;

/**
 * The issuers of one registry that were verified, each put there by enough organisations of a trust
 * epoch. A later entry of an issuer takes the place of the earlier one, and leaves every key of it
 * where it was: what was signed under one is judged by it for ever.
 */
public final class Directory {
  private final EpochLog epochs;
  private final List<SignedDirectoryEntry> entries;
  private final Map<IssuerIdentity, IssuerEntry> issuers;
  private final Optional<DirectoryEntry> last;

  private Directory(
      EpochLog epochs,
      List<SignedDirectoryEntry> entries,
      Map<IssuerIdentity, IssuerEntry> issuers,
      Optional<DirectoryEntry> last) {
    this.epochs = epochs;
    this.entries = List.copyOf(entries);
    this.issuers = issuers;
    this.last = last;
  }

  /** A directory, or why it is not believed. */
  public sealed interface Judged {
    record Believed(Directory directory) implements Judged {}

    record NotBelieved(Refusal refusal) implements Judged {}
  }

  /** With nothing in it. */
  public static Directory empty(EpochLog epochs) {
    return new Directory(epochs, List.of(), Map.of(), Optional.empty());
  }

  /**
   * Reads a directory from its first entry. Entries of earlier epochs were signed when those were
   * in force; whoever follows the directory as it grows takes only those of the current one, by
   * {@link #then}.
   */
  public static Judged open(EpochLog epochs, List<SignedDirectoryEntry> entries) {
    Judged judged = new Judged.Believed(empty(epochs));
    for (SignedDirectoryEntry entry : entries) {
      if (judged instanceof Judged.Believed believed) {
        judged = believed.directory().take(entry, false);
      }
    }
    return judged;
  }

  /** This directory with one more entry, signed in the epoch that is in force. */
  public Judged then(SignedDirectoryEntry entry) {
    return take(entry, true);
  }

  /** As this one, under an epoch log that goes on from the one it was read with. */
  public Directory under(EpochLog later) {
    return new Directory(later, entries, issuers, last);
  }

  private Judged take(SignedDirectoryEntry signed, boolean now) {
    try {
      DirectoryEntry next = DirectoryEntry.read(signed.payload());
      Optional<Refusal> refusal =
          follows(next).or(() -> keepsKeys(next)).or(() -> inForce(signed, next, now));
      if (refusal.isPresent()) {
        return new Judged.NotBelieved(refusal.get());
      }
      List<SignedDirectoryEntry> more = new ArrayList<>(entries);
      more.add(signed);
      Map<IssuerIdentity, IssuerEntry> known = new LinkedHashMap<>(issuers);
      known.put(next.issuer().issuer(), next.issuer());
      return new Judged.Believed(new Directory(epochs, more, known, Optional.of(next)));
    } catch (RecordRefused e) {
      return new Judged.NotBelieved(Refusal.of(e));
    }
  }

  private Optional<Refusal> follows(DirectoryEntry next) {
    Epoch registry = epochs.current();
    if (!next.network().equals(registry.network())
        || !next.registry().equals(registry.registry())) {
      return refusal("PTL-DIR-002", next, "another registry", "that of the epochs");
    }
    boolean inOrder =
        next.number() == entries.size() + 1
            && next.before().equals(last.map(DirectoryEntry::digest));
    return inOrder
        ? Optional.empty()
        : refusal(
            "PTL-DIR-003",
            next,
            "after " + next.before().map(Bytes32::hex).orElse("nothing"),
            "number "
                + (entries.size() + 1)
                + " after "
                + last.map(entry -> entry.digest().hex()).orElse("nothing"));
  }

  private Optional<Refusal> keepsKeys(DirectoryEntry next) {
    IssuerEntry before = issuers.get(next.issuer().issuer());
    return before == null || before.keys().stream().allMatch(key -> isKept(key, next.issuer()))
        ? Optional.empty()
        : refusal("PTL-DIR-004", next, "a key less, or another range", "every key there was");
  }

  /** A key may be given an end; an end, once said, stays. */
  private static boolean isKept(IssuerEntry.Key key, IssuerEntry next) {
    return next.keys().stream()
        .anyMatch(
            other ->
                other.alg() == key.alg()
                    && Arrays.equals(other.spki(), key.spki())
                    && other.fromHeight() == key.fromHeight()
                    && (key.untilHeight().isEmpty()
                        || other.untilHeight().equals(key.untilHeight())));
  }

  private Optional<Refusal> inForce(SignedDirectoryEntry signed, DirectoryEntry next, boolean now) {
    List<Epoch> all = epochs.epochs();
    int place = place(all, next.epoch());
    int from = now ? all.size() - 1 : last.map(entry -> place(all, entry.epoch())).orElse(0);
    if (place < from) {
      return refusal(
          "PTL-DIR-005", next, "epoch " + next.epoch().hex(), "one from " + all.get(from).digest());
    }
    Epoch epoch = all.get(place);
    int organisations = signed.organisations(epoch.attestors()).size();
    return organisations >= epoch.organisations()
        ? Optional.empty()
        : refusal(
            "PTL-DIR-006",
            next,
            organisations + " organisations of epoch " + epoch.number(),
            epoch.organisations() + " of them");
  }

  /** -1 where the log has no such epoch. */
  private static int place(List<Epoch> all, Bytes32 digest) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).digest().equals(digest)) {
        return i;
      }
    }
    return -1;
  }

  /** Empty if this directory goes on from one that is known. */
  public Optional<Refusal> continues(Directory known) {
    for (int i = 0; i < known.entries.size(); i++) {
      boolean same =
          i < entries.size()
              && Arrays.equals(entries.get(i).payload(), known.entries.get(i).payload());
      if (!same) {
        return Optional.of(
            Refusal.of(
                "PTL-DIR-007",
                "entry " + (i + 1),
                i < entries.size() ? "another entry" : "nothing",
                "the entry that is known"));
      }
    }
    return Optional.empty();
  }

  public List<SignedDirectoryEntry> entries() {
    return entries;
  }

  /** The issuers as they stand, in the order in which they came. */
  public List<IssuerEntry> issuers() {
    return List.copyOf(issuers.values());
  }

  /** Digest of the newest entry, which the next one names. */
  public Optional<Bytes32> newest() {
    return last.map(DirectoryEntry::digest);
  }

  private static Optional<Refusal> refusal(
      String code, DirectoryEntry entry, String seen, String expected) {
    return Optional.of(Refusal.of(code, "entry " + entry.number(), seen, expected));
  }
}
