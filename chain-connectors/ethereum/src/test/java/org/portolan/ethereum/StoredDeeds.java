package org.portolan.ethereum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Transactor;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Sha256;

/**
 * Does deeds as a relay does them: signed, stored in a folder, sent, asked for; what is lost is
 * signed anew and stored again. Run as a program it can be killed at any step, and goes on.
 */
public final class StoredDeeds {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Transactor transactor;
  private final Path folder;

  StoredDeeds(Ledger ledger, Path folder) {
    this.transactor = ledger.transactor();
    this.folder = folder;
  }

  /** URL, registry, folder, {@code anchor} or {@code end}, how many. */
  public static void main(String[] arguments) throws Exception {
    try (Ledger ledger =
        new AnvilFixture.InAnotherProcess().open(arguments[0] + " " + arguments[1])) {
      StoredDeeds deeds = new StoredDeeds(ledger, Path.of(arguments[2]));
      int many = Integer.parseInt(arguments[4]);
      for (int i = 1; i <= many; i++) {
        deeds.finish(
            arguments[3].equals("anchor")
                ? anchor(ledger.publisher(), i)
                : ending(ledger.publisher(), i));
      }
      System.out.println("all done");
    }
    System.exit(0);
  }

  static Command anchor(Bytes32 publisher, long ordinal) {
    return new Command.AnchorBatch(publisher, ordinal, Sha256.hash(BigEndian.u64(ordinal)), 2);
  }

  static Command ending(Bytes32 publisher, long number) {
    return new Command.End(publisher, new Ending(Sha256.hash(BigEndian.u64(number)), Bytes32.ZERO));
  }

  /** Stored, and not yet sent. */
  Prepared prepared(Command command) throws IOException {
    Optional<byte[]> there = stored(command);
    if (there.isPresent()) {
      return new Prepared(command.key(), there.get(), "");
    }
    return store(transactor.prepare(command));
  }

  /** Sends as a relay does: again, as long as it is not known to be done. */
  void finish(Command command) throws IOException, InterruptedException {
    Prepared prepared = prepared(command);
    for (int i = 0; i < 3_000; i++) {
      Outcome outcome = transactor.outcome(prepared);
      if (outcome instanceof Outcome.Final) {
        return;
      }
      if (outcome instanceof Outcome.Unknown unknown) {
        if (unknown.lost()) {
          prepared = store(transactor.replace(prepared));
        }
        transactor.send(prepared);
      } else if (outcome instanceof Outcome.Rejected rejected) {
        throw new AssertionError(rejected.refusal());
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("never final: " + command);
  }

  private Path file(Command command) {
    return folder.resolve(command.key().digest().hex());
  }

  private Optional<byte[]> stored(Command command) throws IOException {
    return Files.exists(file(command))
        ? Optional.of(Files.readAllBytes(file(command)))
        : Optional.empty();
  }

  Prepared store(Prepared prepared) throws IOException {
    Path whole = folder.resolve(prepared.key().digest().hex());
    Path part = folder.resolve(whole.getFileName() + ".part");
    Files.write(part, prepared.bytes());
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return prepared;
  }
}
