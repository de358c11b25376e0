package org.portolan.fabric;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.registry.CommandCall;
import org.portolan.registry.Deed;
import org.portolan.registry.RefusalText;

/**
 * Writes to the registry. To prepare is to have a transaction endorsed and to sign it; to send is
 * to have it ordered. A transaction that was ordered and did not count, because another one changed
 * what it had read, is endorsed anew when it is sent again: a deed is done once, whatever
 * transaction does it.
 */
final class FabricTransactor implements Transactor {
  private static final byte[] VOTED = {1};
  private static final byte[] DONE_BEFORE = {2};
  private static final long COMMIT_MILLIS = 2_000;

  private final Places places;
  private final Submission submission;
  private final Bytes32 publisher;

  FabricTransactor(Places places, Submission submission, Bytes32 publisher) {
    this.places = places;
    this.submission = submission;
    this.publisher = publisher;
  }

  @Override
  public Prepared prepare(Command command) {
    requireOwn(command);
    CommandCall call = CommandCall.of(command);
    PreparedBytes.Endorsed endorsed = submission.endorse(call);
    boolean before = Arrays.equals(endorsed.answer(), DONE_BEFORE);
    PreparedBytes bytes =
        new PreparedBytes(
            Deed.value(command), call, before ? Optional.empty() : Optional.of(endorsed));
    return new Prepared(command.key(), bytes.encode(), before ? "done before" : endorsed.id());
  }

  /** Who anchors is who signs: the registry would take it for another's. */
  private void requireOwn(Command command) {
    Bytes32 named =
        switch (command) {
          case Command.AnchorBatch anchor -> anchor.publisher();
          case Command.End end -> end.publisher();
          default -> publisher;
        };
    if (!named.equals(publisher)) {
      throw new LedgerRefused(Refusal.of("PTL-FBP-002", "publisher", named.hex(), publisher.hex()));
    }
  }

  @Override
  public void send(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    if (stored.transaction().isEmpty()) {
      return;
    }
    PreparedBytes.Endorsed transaction = stored.transaction().get();
    Optional<Places.Place> there = places.find(transaction.id());
    if (there.isEmpty()) {
      submission.submit(transaction);
    } else if (!there.get().transaction().isValid() && find(prepared.key()).isEmpty()) {
      PreparedBytes.Endorsed anew = submission.endorse(stored.call());
      if (!Arrays.equals(anew.answer(), DONE_BEFORE)) {
        submission.submit(anew);
      }
    }
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    PreparedBytes stored = PreparedBytes.decode(prepared.bytes());
    Outcome own = stored.transaction().map(this::own).orElseGet(() -> new Outcome.Unknown("none"));
    if (own instanceof Outcome.Final || own instanceof Outcome.Rejected) {
      return own;
    }
    return places
        .deed(prepared.key().digest())
        .<Outcome>map(
            deed ->
                deed.value().equals(stored.value())
                    ? deed.done()
                    : new Outcome.Rejected(conflict(prepared.key())))
        .orElse(own);
  }

  private Outcome own(PreparedBytes.Endorsed transaction) {
    boolean isSent = submission.isSent(transaction.id());
    if (isSent && !submission.awaitCommit(transaction.id(), COMMIT_MILLIS)) {
      return new Outcome.Pending();
    }
    Optional<Places.Place> there = places.find(transaction.id());
    if (there.isEmpty()) {
      return isSent
          ? new Outcome.Pending()
          : new Outcome.Unknown("in no block; it may not have been sent");
    }
    submission.forget(transaction.id());
    if (!there.get().transaction().isValid()) {
      return new Outcome.Unknown(
          "it was ordered and did not count, "
              + there.get().transaction().codeName()
              + ": send it again, and it is endorsed anew");
    }
    if (Arrays.equals(transaction.answer(), VOTED)) {
      return new Outcome.Pending();
    }
    return Submission.refusal(transaction.answer())
        .flatMap(RefusalText::find)
        .<Outcome>map(Outcome.Rejected::new)
        .orElseGet(there.get()::done);
  }

  /** What a person has to look at: two batches, two records, or two other values of one key. */
  private static Refusal conflict(CommandKey key) {
    String code =
        switch (key.verb()) {
          case "accept-batch" -> "PTL-DST-009";
          case "recognize" -> "PTL-DST-016";
          default -> "PTL-LED-001";
        };
    return Refusal.of(
        code, key.verb(), "another value for the same key", "the value the registry has");
  }

  /**
   * A transaction cannot be overtaken; one that did not count is endorsed anew by {@link #send}.
   */
  @Override
  public Prepared replace(Prepared prepared) {
    return prepared;
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return places.deed(key.digest()).map(Places.Deed::done);
  }
}
