package org.portolan.relay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.portolan.evidence.policy.PolicyCheck;
import org.portolan.record.Bytes32;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.relay.attest.Attestor;

/**
 * What the attestors of a lane answered to one proposal. All are asked at once; one that fails, is
 * late or forges is one that does not answer, and the others may do.
 *
 * @param declined codes of the refusals that were given
 */
public record Attestations(
    List<SignaturePart> signatures, Set<String> organisations, Set<String> declined, String why) {

  public static Attestations ask(
      Lane lane, Statement statement, Function<Attestor, Attestor.Answer> question) {
    List<SignaturePart> signatures = new ArrayList<>();
    Set<String> organisations = new LinkedHashSet<>();
    Set<String> declined = new LinkedHashSet<>();
    List<String> refusals = new ArrayList<>();
    List<Attestor.Answer> answers = answers(lane, question);
    for (int i = 0; i < answers.size(); i++) {
      String organisation = lane.attestors().get(i).organisation();
      switch (answers.get(i)) {
        case Attestor.Answer.Signed signed when !lane.counts(signed.signature(), statement) ->
            refusals.add(organisation + ": a signature that does not count");
        case Attestor.Answer.Signed signed -> {
          signatures.add(signed.signature());
          lane.organisation(signed.signature(), statement).ifPresent(organisations::add);
        }
        case Attestor.Answer.Declined no -> {
          declined.add(no.refusal().code());
          refusals.add(organisation + ": " + no.refusal());
        }
        case Attestor.Answer.Unreachable nobody -> refusals.add(organisation + ": " + nobody.why());
      }
    }
    return new Attestations(
        List.copyOf(signatures),
        organisations,
        declined,
        organisations.size()
            + " of "
            + lane.policy().organisations()
            + " organisations signed; "
            + String.join("; ", refusals));
  }

  private static List<Attestor.Answer> answers(
      Lane lane, Function<Attestor, Attestor.Answer> question) {
    // Not closed: that would wait for the one that hangs.
    ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Attestor.Answer>> asked =
          lane.attestors().stream().map(a -> all.submit(() -> question.apply(a))).toList();
      long deadline = System.nanoTime() + lane.rules().attestWait().toNanos();
      return asked.stream().map(answer -> within(answer, deadline)).toList();
    } finally {
      all.shutdownNow();
    }
  }

  private static Attestor.Answer within(Future<Attestor.Answer> asked, long deadline) {
    try {
      return asked.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Attestor.Answer.Unreachable("no answer in time");
    } catch (ExecutionException e) {
      return new Attestor.Answer.Unreachable(String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attestor.Answer.Unreachable("interrupted");
    }
  }

  /** These without the signatures of attestors that do not count any more. */
  public Attestations without(Set<Bytes32> struck, Lane lane, Statement statement) {
    if (struck.isEmpty()) {
      return this;
    }
    List<SignaturePart> left =
        signatures.stream().filter(part -> !struck.contains(part.attestor())).toList();
    Set<String> stand = new LinkedHashSet<>();
    left.forEach(part -> lane.organisation(part, statement).ifPresent(stand::add));
    return new Attestations(
        left, stand, declined, why + "; struck because they contradicted themselves: " + struck);
  }

  /** Whether those signed whom the policy asks for, roles included. */
  public boolean enough(Lane lane) {
    return PolicyCheck.signed(lane.policy(), organisations).isEmpty();
  }
}
