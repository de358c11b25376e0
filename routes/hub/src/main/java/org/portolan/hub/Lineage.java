package org.portolan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Sha256;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.model.TradeDocument;

/**
 * Which document of which sender one is, and which version of it: UNCL 1225 says whether it is the
 * first (9), takes the place of the one before (5) or cancels it (1). Another sender's number is
 * another document, so that nobody cancels what is not his.
 */
sealed interface Lineage {
  /** It has its place: a version of its own. */
  record Placed(String key, long version, boolean revokes, Optional<Long> predecessor)
      implements Lineage {}

  /** It has none. */
  record Misplaced(Refusal refusal) implements Lineage {}

  static Lineage of(Connection c, Interchange interchange, TradeDocument document)
      throws SQLException {
    String number = document.text("/exchangedDocument/identifier").orElse("");
    String function = document.text("/exchangedDocument/functionCode").orElse("9");
    String key = key(interchange, document.kind(), number);
    Optional<Known> known = known(c, key);
    boolean original = function.equals("9");
    if (!original && !function.equals("5") && !function.equals("1")) {
      return refused("PTL-DOC-003", "functionCode", "function " + function, "9, 5 or 1");
    }
    if (known.filter(Known::revokes).isPresent()) {
      return refused("PTL-DOC-004", "identifier", number + ", which was cancelled", "a new number");
    }
    if (original && known.isPresent()) {
      return refused(
          "PTL-DOC-002",
          "identifier",
          number + ", known in version " + known.get().version(),
          "a new number, or function 5");
    }
    if (!original && known.isEmpty()) {
      return refused(
          "PTL-DOC-001",
          "identifier",
          number + " of " + interchange.sender(),
          "a number that this sender sent before");
    }
    return new Placed(
        key,
        known.map(Known::version).orElse(0L) + 1,
        function.equals("1"),
        known.map(Known::document));
  }

  private static Lineage refused(String code, String term, String seen, String expected) {
    return new Misplaced(Refusal.of(code, "/exchangedDocument/" + term, seen, expected));
  }

  /** The newest version of a document that was not refused. */
  record Known(long document, long version, boolean revokes) {}

  private static Optional<Known> known(Connection c, String key) throws SQLException {
    return Rows.first(
        c,
        row -> new Known(row.getLong("id"), row.getLong("version"), row.getBoolean("revokes")),
        "SELECT id, version, revokes FROM document WHERE match_key = ?"
            + " ORDER BY version DESC FETCH FIRST 1 ROWS ONLY",
        key);
  }

  private static String key(Interchange interchange, String kind, String number) {
    return Sha256.hash(
            String.join(
                    "\0", kind, interchange.senderQualifier(), interchange.sender(), number.strip())
                .getBytes(UTF_8))
        .hex();
  }
}
