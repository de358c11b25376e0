package org.portolan.hub.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.directory.Directory;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.json.CanonicalJson;

/**
 * Whom this hub believes about a source registry: its epoch log and its directory, in the hub's
 * database, verified from the first epoch on each time it is opened. The name of the first epoch
 * stands in a file that a person put there, or in an evaluation the hub. Entries come from
 * anywhere; what they are signed with decides.
 */
public final class TrustBook {
  private static final String EPOCHS = "epochs";
  private static final String DIRECTORY = "directory";

  private final HubDatabase database;
  private final Bytes32 key;
  private final Path pin;
  private EpochLog epochs;
  private Directory directory;

  /**
   * @param pin the file with the name of the first epoch
   */
  TrustBook(HubDatabase database, Bytes32 networkId, Bytes32 registry, Path pin) {
    this.database = database;
    this.key = Sha256.hash(networkId.toByteArray(), registry.toByteArray());
    this.pin = pin;
  }

  boolean isFounded() {
    return Files.exists(pin);
  }

  /** Writes the first epoch and the first of the directory; those that are there already stay. */
  void found(SignedEpoch first, SignedDirectoryEntry issuer) {
    Bytes32 name =
        database.durably(
            c -> {
              insert(c, EPOCHS, 1, EpochFile.write(first).canonical());
              insert(c, DIRECTORY, 1, DirectoryFile.write(issuer).canonical());
              return Epoch.read(epochs(c).get(0).payload()).digest();
            });
    try {
      Files.createDirectories(pin.getParent());
      Path whole = pin.resolveSibling(pin.getFileName() + ".new");
      Files.writeString(whole, name.hex() + "\n");
      Files.move(whole, pin, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + pin, e);
    }
  }

  /**
   * Reads what is new, whichever hub of this database took it.
   *
   * @return whether there was anything
   * @throws RecordRefused where what is kept is not to be believed
   */
  synchronized boolean refresh() {
    int known = epochs == null ? 0 : epochs.entries().size() + directory.entries().size();
    long there =
        database.transact(
            c ->
                Rows.first(
                        c,
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM trust_entry WHERE registry = ?",
                        key)
                    .orElseThrow());
    if (there == known) {
      return false;
    }
    database.transact(
        c -> {
          epochs = believed(EpochLog.open(first(), epochs(c)));
          directory = believed(Directory.open(epochs, directory(c)));
          return null;
        });
    return true;
  }

  private Bytes32 first() {
    try {
      return Bytes32.fromHex(Files.readString(pin).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the name of the first epoch: " + pin, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(pin + " is to hold 64 hex digits: the first epoch", e);
    }
  }

  /** Empty where it is in force from now on; else why not. */
  public synchronized Optional<Refusal> take(SignedEpoch entry) {
    refresh();
    EpochLog.Judged judged = epochs.then(entry);
    return judged instanceof EpochLog.Judged.NotBelieved no
        ? Optional.of(no.refusal())
        : added(EPOCHS, epochs.entries().size() + 1L, EpochFile.write(entry).canonical());
  }

  /** Empty where it is in force from now on; else why not. */
  public synchronized Optional<Refusal> take(SignedDirectoryEntry entry) {
    refresh();
    Directory.Judged judged = directory.then(entry);
    return judged instanceof Directory.Judged.NotBelieved no
        ? Optional.of(no.refusal())
        : added(DIRECTORY, directory.entries().size() + 1L, DirectoryFile.write(entry).canonical());
  }

  private Optional<Refusal> added(String log, long number, byte[] entry) {
    boolean first = database.durably(c -> insert(c, log, number, entry));
    return first
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "PTL-EPO-004", "entry " + number, "another one came first", "the next number"));
  }

  private boolean insert(Connection c, String log, long number, byte[] entry) throws SQLException {
    return Rows.change(
            c,
            "INSERT INTO trust_entry (registry, log, number, entry) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            key,
            log,
            number,
            entry)
        == 1;
  }

  private List<byte[]> entries(Connection c, String log) throws SQLException {
    return Rows.list(
        c,
        row -> row.getBytes("entry"),
        "SELECT entry FROM trust_entry WHERE registry = ? AND log = ? ORDER BY number",
        key,
        log);
  }

  private List<SignedEpoch> epochs(Connection c) throws SQLException {
    List<SignedEpoch> read = new ArrayList<>();
    for (byte[] entry : entries(c, EPOCHS)) {
      read.add(EpochFile.read("", CanonicalJson.parse(entry, EpochFile.MAX_BYTES)));
    }
    return read;
  }

  private List<SignedDirectoryEntry> directory(Connection c) throws SQLException {
    List<SignedDirectoryEntry> read = new ArrayList<>();
    for (byte[] entry : entries(c, DIRECTORY)) {
      read.add(DirectoryFile.read("", CanonicalJson.parse(entry, DirectoryFile.MAX_BYTES)));
    }
    return read;
  }

  private static EpochLog believed(EpochLog.Judged judged) {
    return switch (judged) {
      case EpochLog.Judged.Believed it -> it.log();
      case EpochLog.Judged.NotBelieved no -> throw refused(no.refusal());
    };
  }

  private static Directory believed(Directory.Judged judged) {
    return switch (judged) {
      case Directory.Judged.Believed it -> it.directory();
      case Directory.Judged.NotBelieved no -> throw refused(no.refusal());
    };
  }

  private static RecordRefused refused(Refusal no) {
    return new RecordRefused(no.code(), no.path(), no.seen(), no.expected());
  }

  public synchronized EpochLog epochs() {
    return epochs;
  }

  public synchronized Directory directory() {
    return directory;
  }

  /** As a trust file has them. */
  synchronized TrustFile.Registry registry() {
    return new TrustFile.Registry(epochs.current().registry(), epochs.trust(), directory.issuers());
  }
}
