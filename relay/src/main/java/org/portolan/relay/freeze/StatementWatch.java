package org.portolan.relay.freeze;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.equivocation.TwoStatements;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.BatchStatement;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.relay.Lane;

/**
 * Holds each statement that attestors sign against all that they signed before about the same
 * source registry, under whichever epoch. One that contradicts itself is struck: its signature
 * counts no more here, and the next epoch should leave it out. Where enough of them stand behind
 * both statements, the lanes of both are frozen.
 */
public final class StatementWatch {
  /** One contradiction is enough; a few are kept where there are many. */
  private static final int MOST = 8;

  private final HubDatabase database;
  private final Freezes freezes;
  private final Lane lane;
  private final Bytes32 source;

  public StatementWatch(HubDatabase database, Freezes freezes, Lane lane) {
    this.database = database;
    this.freezes = freezes;
    this.lane = lane;
    this.source =
        Sha256.hash(
            lane.source().network().id().toByteArray(), lane.source().registry().toByteArray());
  }

  /**
   * Looks at a statement and keeps it, before anything is done with it.
   *
   * @return the attestors whose signatures do not count, now and from before
   */
  public Set<Bytes32> seen(Statement s, PublisherStatus status, List<SignaturePart> signatures) {
    byte[] now = SignedStatement.encode(s, status, signatures);
    Set<Bytes32> struck = database.transact(c -> judged(c, s, status, signatures, now));
    if (!struck.isEmpty()) {
      database.sync();
    }
    return struck;
  }

  private Set<Bytes32> judged(
      Connection c, Statement s, PublisherStatus status, List<SignaturePart> signatures, byte[] now)
      throws SQLException {
    for (byte[] before : contradicting(c, s, status)) {
      judge(c, before, now);
    }
    keep(c, s, status, now);
    Set<Bytes32> struck = new TreeSet<>();
    for (SignaturePart part : signatures) {
      if (freezes.isFrozen(c, Freeze.Kind.ATTESTOR, part.attestor())) {
        struck.add(part.attestor());
      }
    }
    return struck;
  }

  private List<byte[]> contradicting(Connection c, Statement s, PublisherStatus status)
      throws SQLException {
    List<byte[]> found = new ArrayList<>();
    if (s instanceof BatchStatement batch) {
      found.addAll(where(c, s, "ordinal = ? AND facts <> ?", batch.ordinal(), facts(s)));
    }
    long height = s.asOfHeight();
    long endings = status.endings();
    found.addAll(where(c, s, "height = ? AND status <> ?", height, s.status()));
    found.addAll(where(c, s, "endings = ? AND status <> ?", endings, s.status()));
    found.addAll(where(c, s, "endings > ? AND height < ?", endings, height));
    found.addAll(where(c, s, "height > ? AND endings < ?", height, endings));
    return found;
  }

  private List<byte[]> where(Connection c, Statement s, String differs, Object one, Object another)
      throws SQLException {
    return Rows.list(
        c,
        row -> row.getBytes("signed"),
        "SELECT signed FROM signed_statement WHERE source = ? AND publisher = ? AND "
            + differs
            + " ORDER BY id FETCH FIRST "
            + MOST
            + " ROWS ONLY",
        source,
        s.publisher(),
        one,
        another);
  }

  private void judge(Connection c, byte[] before, byte[] now) throws SQLException {
    TwoStatements.Signed first = SignedStatement.decode(before);
    TwoStatements.Signed second = SignedStatement.decode(now);
    Optional<TrustEpoch> earlier = epoch(first.statement());
    Optional<TrustEpoch> epoch = epoch(second.statement());
    if (earlier.isEmpty() || epoch.isEmpty()) {
      return;
    }
    AttestationScheme scheme = lane.policy().scheme(lane.eip712());
    TwoStatements two = new TwoStatements(first, second, earlier.get(), epoch.get());
    List<AttestorEntry> struck = two.struck(scheme, scheme);
    for (AttestorEntry liar : struck) {
      freezes.freeze(
          c,
          Freeze.Kind.ATTESTOR,
          liar.id(),
          liar.organisation() + " signed two statements that cannot both be true",
          before,
          now);
    }
    if (!struck.isEmpty()
        && two.organisationsBehindBoth(scheme, scheme) >= lane.policy().organisations()) {
      for (Bytes32 each :
          new TreeSet<>(List.of(first.statement().lane(), second.statement().lane()))) {
        freezes.freeze(
            c,
            Freeze.Kind.LANE,
            each,
            "enough organisations signed two statements that cannot both be true",
            before,
            now);
      }
    }
  }

  private Optional<TrustEpoch> epoch(Statement s) {
    return lane.epochs().stream().filter(e -> e.digest().equals(s.epoch())).findFirst();
  }

  private void keep(Connection c, Statement s, PublisherStatus status, byte[] signed)
      throws SQLException {
    Rows.change(
        c,
        "INSERT INTO signed_statement (source, lane, epoch, publisher, ordinal, facts, height,"
            + " endings, status, signed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        source,
        s.lane(),
        s.epoch(),
        s.publisher(),
        s instanceof BatchStatement batch ? batch.ordinal() : 0L,
        facts(s),
        s.asOfHeight(),
        status.endings(),
        s.status(),
        signed);
  }

  /** What a batch statement says of its ordinal, in one word; zero for a status. */
  private static Bytes32 facts(Statement s) {
    return s instanceof BatchStatement batch
        ? Sha256.hash(
            batch.position().toByteArray(),
            batch.anchorHash().toByteArray(),
            batch.root().toByteArray(),
            BigEndian.u64(batch.count()))
        : Bytes32.ZERO;
  }
}
