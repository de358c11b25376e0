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
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.evidence.Refusal;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.cose.Signer;

/**
 * What an attestor has signed of one source registry, on disk before it signs: a line each, chained
 * by hashes and signed. It never signs two facts about one thing, whatever it is asked and however
 * often it was restarted.
 */
public final class AttestorJournal implements AutoCloseable {
  private static final int HEIGHTS = 10_000;

  private final FileChannel file;
  private final JournalSeal seal;
  private final SignedBefore before = new SignedBefore();
  private final NavigableMap<Long, Long> heights = new TreeMap<>();
  private long lines;
  private long good;

  public AttestorJournal(Path path, Signer key) {
    this(path, key, List.of());
  }

  /**
   * Opens the journal, for this process alone; a line that a crash cut off was never signed for and
   * is dropped.
   *
   * @param key signs each line
   * @param former public keys of this attestor before, SubjectPublicKeyInfo DER
   * @throws IllegalStateException where it is not as this attestor left it
   */
  public AttestorJournal(Path path, Signer key, List<byte[]> former) {
    this.seal = new JournalSeal(key, former);
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
        remember(JournalLine.read(seal.open(text.substring(from, end), lines + 1)));
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

  private void remember(JournalLine line) {
    before.remember(line);
    saw(line.asOfTime(), line.asOfHeight());
    lines++;
  }

  /** Empty, and on disk, if signing this contradicts nothing that was signed before. */
  public synchronized Optional<Refusal> admit(Statement s, PublisherStatus status) {
    Optional<Refusal> refusal = before.contradicts(s, status);
    if (refusal.isEmpty()) {
      write(JournalLine.of(s, status));
    }
    return refusal;
  }

  private void write(JournalLine line) {
    String text = line.text();
    String sealed = seal.seal(text) + "\n";
    try {
      long end = file.size();
      // What a full disk cut off earlier was never signed for: it is written over.
      file.position(good);
      if (end > good) {
        file.truncate(good);
      }
      ByteBuffer bytes = ByteBuffer.wrap(sealed.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
      good = file.position();
    } catch (IOException e) {
      throw new UncheckedIOException("the attestor's journal cannot be written", e);
    }
    seal.take(text);
    remember(line);
  }

  /** Remembers that a final height was seen. */
  synchronized void saw(long time, long height) {
    heights.merge(time, height, Math::max);
    if (heights.size() > HEIGHTS) {
      heights.pollFirstEntry();
    }
  }

  /** The highest final height known at a time; 0 if none was. */
  synchronized long heightAt(long time) {
    return heights.headMap(time, true).values().stream().mapToLong(h -> h).max().orElse(0);
  }

  /** How many statements were ever signed. */
  public synchronized long lines() {
    return lines;
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
