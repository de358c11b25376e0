package org.portolan.relay.attest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.evidence.Refusal;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Statement;

/**
 * What an attestor has signed, on disk before it signs: a line each, chained by hashes. It never
 * signs two facts about one thing, whatever it is asked and however often it was restarted.
 */
public final class AttestorJournal implements AutoCloseable {
  private record Batch(Bytes32 publisher, long ordinal) {}

  private record Facts(Bytes32 position, Bytes32 anchorHash, Bytes32 root, long count) {}

  /** What was signed of one publisher, by height and by number of endings. */
  private static final class Statuses {
    final NavigableMap<Long, PublisherStatus> byHeight = new TreeMap<>();
    final Map<Long, PublisherStatus> byEndings = new HashMap<>();
  }

  private final FileChannel file;
  private final Map<Batch, Facts> batches = new HashMap<>();
  private final Map<Bytes32, Statuses> statuses = new HashMap<>();
  private final NavigableMap<Long, Long> heights = new TreeMap<>();
  private Bytes32 chain = Bytes32.ZERO;
  private long good;

  /**
   * Opens the journal, for this process alone; a line that a crash cut off was never signed for and
   * is dropped.
   */
  public AttestorJournal(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(path);
      replay();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the attestor's journal " + path, e);
    }
  }

  private void replay() throws IOException {
    // Read through the channel that holds the lock: to close another would give the lock up.
    String text =
        new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.US_ASCII);
    try {
      int from = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        read(text.substring(from, end));
        from = end + 1;
        good = from;
      }
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
    file.truncate(good);
    file.position(good);
  }

  /** Two that write one journal would each not see what the other signed. */
  private void lock(Path path) throws IOException {
    boolean alone;
    try {
      alone = file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      alone = false;
    }
    if (!alone) {
      file.close();
      throw new IllegalStateException(
          "another attestor writes the journal " + path + "; stop it, or give this one its own");
    }
  }

  private void read(String line) {
    String[] cells = line.split(" ");
    Bytes32 expected = next(line.substring(0, line.lastIndexOf(' ')));
    if (cells.length != 11 || !expected.hex().equals(cells[10])) {
      throw new IllegalStateException(
          "the attestor's journal was changed at: " + line + "; stop this attestor and ask why");
    }
    chain = expected;
    Bytes32 publisher = Bytes32.fromHex(cells[0]);
    long ordinal = Long.parseLong(cells[1]);
    if (ordinal > 0) {
      batches.put(
          new Batch(publisher, ordinal),
          new Facts(
              Bytes32.fromHex(cells[2]),
              Bytes32.fromHex(cells[3]),
              Bytes32.fromHex(cells[4]),
              Long.parseLong(cells[5])));
    }
    String[] status = cells[8].split(",");
    long height = Long.parseLong(cells[6]);
    saw(Long.parseLong(cells[7]), height);
    remember(
        publisher,
        height,
        new PublisherStatus(
            Long.parseLong(status[0]), Bytes32.fromHex(status[1]), Bytes32.fromHex(status[2])));
  }

  private void remember(Bytes32 publisher, long height, PublisherStatus status) {
    Statuses known = statuses.computeIfAbsent(publisher, p -> new Statuses());
    known.byHeight.put(height, status);
    known.byEndings.put(status.endings(), status);
  }

  /** Empty, and on disk, if signing this contradicts nothing that was signed before. */
  public synchronized Optional<Refusal> admit(Statement s, PublisherStatus status) {
    Optional<Refusal> refusal = contradicts(s, status);
    if (refusal.isEmpty()) {
      write(s, status);
    }
    return refusal;
  }

  private Optional<Refusal> contradicts(Statement s, PublisherStatus status) {
    if (s instanceof BatchStatement batch) {
      Facts known = batches.get(new Batch(s.publisher(), batch.ordinal()));
      if (known != null && !known.equals(facts(batch))) {
        return Optional.of(
            Refusal.of(
                "PTL-ATT-010", "ordinal " + batch.ordinal(), "other facts", known.toString()));
      }
    }
    Statuses known = statuses.get(s.publisher());
    PublisherStatus before = known == null ? null : contradicted(known, s.asOfHeight(), status);
    return before == null
        ? Optional.empty()
        : Optional.of(Refusal.of("PTL-ATT-011", "status", status.toString(), before.toString()));
  }

  /** A status that was signed and that this one cannot stand beside; null where there is none. */
  private static PublisherStatus contradicted(Statuses known, long height, PublisherStatus status) {
    PublisherStatus same = known.byHeight.get(height);
    if (same == null) {
      same = known.byEndings.get(status.endings());
    }
    if (same != null && !same.equals(status)) {
      return same;
    }
    Map.Entry<Long, PublisherStatus> below = known.byHeight.floorEntry(height);
    if (below != null && below.getValue().endings() > status.endings()) {
      return below.getValue();
    }
    Map.Entry<Long, PublisherStatus> above = known.byHeight.ceilingEntry(height);
    return above != null && above.getValue().endings() < status.endings() ? above.getValue() : null;
  }

  private static Facts facts(BatchStatement s) {
    return new Facts(s.position(), s.anchorHash(), s.root(), s.count());
  }

  private void write(Statement s, PublisherStatus status) {
    BatchStatement batch = s instanceof BatchStatement b ? b : null;
    String text =
        String.join(
            " ",
            s.publisher().hex(),
            "" + (batch == null ? 0 : batch.ordinal()),
            batch == null ? "-" : batch.position().hex(),
            batch == null ? "-" : batch.anchorHash().hex(),
            batch == null ? "-" : batch.root().hex(),
            batch == null ? "-" : "" + batch.count(),
            "" + s.asOfHeight(),
            "" + s.asOfTime(),
            status.endings() + "," + status.head().hex() + "," + status.map().hex(),
            Hex.encode(Sha256.hash(s.signedBytes()).toByteArray()));
    Bytes32 link = next(text);
    try {
      long end = file.size();
      // What a full disk cut off earlier was never signed for: it is written over.
      file.position(good);
      if (end > good) {
        file.truncate(good);
      }
      ByteBuffer line =
          ByteBuffer.wrap((text + " " + link.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
      good = file.position();
    } catch (IOException e) {
      throw new UncheckedIOException("the attestor's journal cannot be written", e);
    }
    chain = link;
    if (batch != null) {
      batches.put(new Batch(s.publisher(), batch.ordinal()), facts(batch));
    }
    remember(s.publisher(), s.asOfHeight(), status);
  }

  private Bytes32 next(String text) {
    return Sha256.hash(chain.toByteArray(), text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Remembers that a final height was seen. */
  synchronized void saw(long time, long height) {
    heights.merge(time, height, Math::max);
    if (heights.size() > 10_000) {
      heights.pollFirstEntry();
    }
  }

  /** The highest final height known at a time; 0 if none was. */
  synchronized long heightAt(long time) {
    return heights.headMap(time, true).values().stream().mapToLong(h -> h).max().orElse(0);
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
