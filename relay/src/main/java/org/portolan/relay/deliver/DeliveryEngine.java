package org.portolan.relay.deliver;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;
import org.portolan.relay.Lane;
import org.portolan.relay.attest.Attestor;

/**
 * Takes the deliveries of one lane a step at a time. Whatever it was doing when it was killed, it
 * does again or finds done: the keys of the destination absorb what was sent twice.
 */
public final class DeliveryEngine {
  /** Refusals of a destination that a newer statement cures. */
  private static final Set<String> ATTEST_AGAIN =
      Set.of(
          "PTL-DST-002", "PTL-DST-003", "PTL-DST-005", "PTL-DST-006", "PTL-DST-007", "PTL-DST-015");

  private static final int PAGE = 1_000;
  private static final long FIRST_WAIT = 200;
  private static final long LONGEST_WAIT = 60_000;

  private final Lane lane;
  private final DeliveryStore store;
  private final Openings openings;
  private final RecordRecognizer recognizer;
  private final Follower follower;
  private final Source source;
  private final Clock clock;
  private final Consumer<String> step;

  /** Where the openings of batches come from: their publisher. */
  public interface Openings {
    Optional<BatchOpening> opening(Anchor anchor);
  }

  /**
   * @param step is told each step as it is taken; a test may halt the process there
   */
  public DeliveryEngine(
      Lane lane,
      DeliveryStore store,
      Openings openings,
      RecordRecognizer recognizer,
      Clock clock,
      Consumer<String> step) {
    this.lane = lane;
    this.store = store;
    this.openings = openings;
    this.recognizer = recognizer;
    this.follower = lane.source().follower();
    this.source = lane.source().sources().get(0);
    this.clock = clock;
    this.step = step;
  }

  public Lane lane() {
    return lane;
  }

  /** Discovers what is new and takes each due delivery as far as it goes now. */
  public void run() {
    discover();
    for (Delivery delivery : store.due(lane.id(), clock.millis())) {
      Optional<Delivery> at = Optional.of(delivery);
      while (at.filter(d -> !d.state().isEnd() && !d.parked()).isPresent()) {
        if (!advance(at.get())) {
          break;
        }
        at = store.of(lane.id(), delivery.anchor().publisher(), delivery.anchor().ordinal());
      }
    }
  }

  private void discover() {
    Follower.Page page;
    do {
      Follower.Cursor from = store.cursor(lane.id());
      page = follower.read(from, PAGE, Duration.ZERO);
      List<Anchor> anchors = new ArrayList<>();
      for (LedgerEvent event : page.events()) {
        if (event instanceof LedgerEvent.BatchAnchored anchored) {
          anchors.add(anchored.anchor());
        }
      }
      if (!page.next().equals(from)) {
        store.discovered(lane.id(), anchors, page.next(), clock.millis());
        step.accept("deliveries discovered");
      }
    } while (page.events().size() == PAGE);
  }

  /** One step; false where it has to wait. */
  private boolean advance(Delivery delivery) {
    try {
      boolean moved =
          switch (delivery.state()) {
            case DISCOVERED -> evidence(delivery);
            case EVIDENCED -> attest(delivery);
            case ATTESTED -> prepare(delivery);
            case PREPARED -> submit(delivery);
            case SUBMITTED -> confirm(delivery);
            case RECOGNIZED, REFUSED -> false;
          };
      if (moved) {
        step.accept("delivery past " + delivery.state());
      }
      return moved;
    } catch (LedgerUnavailable e) {
      return waits(delivery, "PTL-RLY-001", e.getMessage());
    } catch (LedgerRefused e) {
      return refused(delivery, e.refusal());
    }
  }

  private boolean refused(Delivery delivery, Refusal refusal) {
    if (ATTEST_AGAIN.contains(refusal.code())
        && delivery.state().compareTo(DeliveryState.EVIDENCED) > 0) {
      store.move(
          delivery,
          DeliveryState.EVIDENCED,
          "attested again: " + refusal,
          clock.millis(),
          new DeliveryStore.Change("prepared", null));
      return waits(reread(delivery), refusal.code(), refusal.toString());
    }
    store.refuse(delivery, refusal, clock.millis());
    return false;
  }

  private Delivery reread(Delivery delivery) {
    return store
        .of(lane.id(), delivery.anchor().publisher(), delivery.anchor().ordinal())
        .orElseThrow();
  }

  private boolean evidence(Delivery delivery) {
    Evidence evidence = source.prove(delivery.anchor(), Claim.EXISTED, Optional.empty());
    return store.move(
        delivery,
        DeliveryState.EVIDENCED,
        source.name() + " proves the anchor as of height " + evidence.height(),
        clock.millis(),
        new DeliveryStore.Change("evidence", EvidenceCodec.encode(evidence)));
  }

  private boolean attest(Delivery delivery) {
    Anchor a = delivery.anchor();
    Optional<BatchOpening> opening = openings.opening(a);
    if (opening.isEmpty()) {
      return waits(delivery, "PTL-RLY-002", "the publisher has not opened the batch");
    }
    long height = source.head().height();
    PublisherStatus status = source.ended(a.publisher(), height, Long.MAX_VALUE).status();
    BatchStatement proposed =
        new BatchStatement(
            lane.id(),
            lane.epoch().digest(),
            a.publisher(),
            a.ordinal(),
            a.position(),
            a.anchorHash(),
            a.root(),
            a.count(),
            status.digest(),
            height,
            clock.instant().getEpochSecond());
    Attestations asked =
        Attestations.ask(lane, proposed, it -> it.attest(proposed, status, opening.get()));
    if (!asked.enough()) {
      return waits(delivery, "PTL-RLY-003", asked.why());
    }
    byte[] attested =
        encode(new Command.AcceptBatch(proposed, asked.signatures(), status, List.of()));
    return store.move(
        delivery,
        DeliveryState.ATTESTED,
        "signed by " + String.join(", ", asked.organisations()),
        clock.millis(),
        new DeliveryStore.Change("attested", attested));
  }

  private boolean prepare(Delivery delivery) {
    Command.AcceptBatch attested = decode(delivery.attested().orElseThrow());
    Prepared prepared = lane.destination().transactor().prepare(withEndings(attested));
    return store.move(
        delivery,
        DeliveryState.PREPARED,
        "the command for " + lane.destination().network().caip2() + " is signed and stored",
        clock.millis(),
        new DeliveryStore.Change("prepared", prepared.bytes()),
        new DeliveryStore.Change("reference", prepared.reference()));
  }

  /** Exactly the endings that the destination does not have yet. */
  private Command.AcceptBatch withEndings(Command.AcceptBatch attested) {
    BatchStatement s = attested.statement();
    long known =
        lane.destination()
            .recognitions()
            .kept(lane.id(), s.publisher())
            .map(RecognitionView.Kept::status)
            .map(PublisherStatus::endings)
            .orElse(0L);
    return new Command.AcceptBatch(
        s,
        attested.signatures(),
        attested.status(),
        source.ended(s.publisher(), s.asOfHeight(), known).endings());
  }

  private boolean submit(Delivery delivery) {
    Prepared prepared = prepared(delivery);
    if (lane.destination().transactor().find(prepared.key()).isEmpty()) {
      lane.destination().transactor().send(prepared);
      step.accept("batch submitted");
    }
    return store.move(
        delivery,
        DeliveryState.SUBMITTED,
        "sent to " + lane.destination().network().caip2(),
        clock.millis());
  }

  private boolean confirm(Delivery delivery) {
    return switch (lane.destination().transactor().outcome(prepared(delivery))) {
      case Outcome.Pending pending -> waits(delivery, "PTL-RLY-004", "not final yet");
      case Outcome.Unknown unknown -> {
        lane.destination().transactor().send(prepared(delivery));
        yield waits(delivery, "PTL-RLY-004", unknown.why());
      }
      case Outcome.Rejected rejected -> refused(delivery, rejected.refusal());
      case Outcome.Final end -> recognize(delivery, end);
    };
  }

  private boolean recognize(Delivery delivery, Outcome.Final end) {
    int recognized = recognizer.recognize(lane, delivery.anchor(), source, step);
    return store.move(
        delivery,
        DeliveryState.RECOGNIZED,
        lane.destination().network().caip2()
            + " accepted the batch at height "
            + end.height()
            + " and recognizes "
            + recognized
            + (recognized == 1 ? " record of it" : " records of it"),
        clock.millis());
  }

  private Prepared prepared(Delivery delivery) {
    Command.AcceptBatch attested = decode(delivery.attested().orElseThrow());
    return new Prepared(
        attested.key(), delivery.prepared().orElseThrow(), delivery.reference().orElse(""));
  }

  /** Tries again later, each time after a longer pause. */
  private boolean waits(Delivery delivery, String code, String why) {
    long pause = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(10, delivery.attempts()));
    store.waits(delivery, code, why, clock.millis(), clock.millis() + pause);
    return false;
  }

  private static byte[] encode(Command.AcceptBatch accept) {
    CborWriter out = new CborWriter();
    CommandCodec.write(out, accept);
    return out.toByteArray();
  }

  private static Command.AcceptBatch decode(byte[] attested) {
    return CommandCodec.acceptBatch(new CborReader(attested));
  }

  /** The signatures that a proposal got. */
  private record Attestations(
      Lane lane,
      List<SignaturePart> signatures,
      List<String> organisations,
      List<String> refusals) {
    static Attestations ask(
        Lane lane, BatchStatement statement, Function<Attestor, Attestor.Answer> question) {
      Attestations asked =
          new Attestations(lane, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (Attestor attestor : lane.attestors()) {
        switch (answer(question, attestor)) {
          case Attestor.Answer.Signed signed when !lane.counts(signed.signature(), statement) ->
              asked.refusals().add(attestor.organisation() + ": a signature that does not count");
          case Attestor.Answer.Signed signed -> {
            asked.signatures().add(signed.signature());
            if (!asked.organisations().contains(attestor.organisation())) {
              asked.organisations().add(attestor.organisation());
            }
          }
          case Attestor.Answer.Declined declined ->
              asked.refusals().add(attestor.organisation() + ": " + declined.refusal());
          case Attestor.Answer.Unreachable unreachable ->
              asked.refusals().add(attestor.organisation() + ": " + unreachable.why());
        }
      }
      return asked;
    }

    /** An attestor that fails is one that does not answer: the others may do. */
    private static Attestor.Answer answer(
        Function<Attestor, Attestor.Answer> question, Attestor attestor) {
      try {
        return question.apply(attestor);
      } catch (RuntimeException e) {
        return new Attestor.Answer.Unreachable(String.valueOf(e.getMessage()));
      }
    }

    boolean enough() {
      return organisations.size() >= lane.policy().organisations();
    }

    String why() {
      return organisations.size()
          + " of "
          + lane.policy().organisations()
          + " organisations signed; "
          + String.join("; ", refusals);
    }
  }
}
