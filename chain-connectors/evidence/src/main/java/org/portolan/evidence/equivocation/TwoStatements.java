package org.portolan.evidence.equivocation;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.StatementQuorum;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.BatchStatement;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * Statements about one registry that an attestor may not both have signed: it is struck from the
 * epoch. Each lane in which either reached the policy's number of organisations is frozen, if both
 * did.
 *
 * @param earlier the first statement's epoch; what is so does not change with an epoch
 * @param epoch the second statement's
 */
public record TwoStatements(Signed first, Signed second, TrustEpoch earlier, TrustEpoch epoch) {
  /** Both of one epoch. */
  public TwoStatements(Signed first, Signed second, TrustEpoch epoch) {
    this(first, second, epoch, epoch);
  }

  /**
   * @param status opened: the one whose digest the statement carries
   */
  public record Signed(
      Statement statement, PublisherStatus status, List<SignaturePart> signatures) {
    public Signed {
      signatures = List.copyOf(signatures);
    }

    boolean isOpened() {
      return status.digest().equals(statement.status());
    }
  }

  /**
   * The attestors of the second's epoch that signed both, each under the epoch it speaks of. Lanes
   * are opened by the caller: both statements are of lanes from the same source network and
   * registry.
   */
  public List<AttestorEntry> struck(AttestationScheme one, AttestationScheme other) {
    List<AttestorEntry> liars = new ArrayList<>();
    if (first.isOpened() && second.isOpened() && contradict()) {
      for (AttestorEntry attestor : epoch.attestors()) {
        boolean both =
            earlier
                    .attestor(attestor.id())
                    .filter(before -> signed(first, before, earlier, one))
                    .isPresent()
                && signed(second, attestor, epoch, other);
        if (both) {
          liars.add(attestor);
        }
      }
    }
    return liars;
  }

  private static boolean signed(
      Signed s, AttestorEntry attestor, TrustEpoch of, AttestationScheme scheme) {
    return s.signatures().stream()
        .filter(part -> part.attestor().equals(attestor.id()))
        .anyMatch(part -> StatementQuorum.signs(s.statement(), part, of, scheme));
  }

  /** How many organisations stand behind the weaker of the two. */
  public int organisationsBehindBoth(AttestationScheme one, AttestationScheme other) {
    return Math.min(
        StatementQuorum.count(first.statement(), first.signatures(), earlier, one)
            .organisations()
            .size(),
        StatementQuorum.count(second.statement(), second.signatures(), epoch, other)
            .organisations()
            .size());
  }

  private boolean contradict() {
    return first.statement().publisher().equals(second.statement().publisher())
        && (batches() || statuses());
  }

  /** One ordinal with two batches, or one batch at two places. */
  private boolean batches() {
    return first.statement() instanceof BatchStatement a
        && second.statement() instanceof BatchStatement b
        && a.ordinal() == b.ordinal()
        && !(a.position().equals(b.position())
            && a.anchorHash().equals(b.anchorHash())
            && a.root().equals(b.root())
            && a.count() == b.count());
  }

  /** Two statuses of one height or of one number of endings, or fewer endings at a later height. */
  private boolean statuses() {
    PublisherStatus a = first.status();
    PublisherStatus b = second.status();
    long heights = first.statement().asOfHeight() - second.statement().asOfHeight();
    long endings = a.endings() - b.endings();
    boolean same = heights == 0 || endings == 0;
    return same && !a.equals(b) || heights > 0 && endings < 0 || heights < 0 && endings > 0;
  }
}
