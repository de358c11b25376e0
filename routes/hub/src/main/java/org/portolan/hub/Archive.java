package org.portolan.hub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.portolan.record.Hex;

/**
 * The bytes of every message as received, named by their SHA-256; on disk before anyone is told.
 */
public final class Archive {
  private static final int PIECE = 1 << 16;

  private final Path folder;

  public Archive(Path folder) {
    this.folder = folder;
  }

  /** What was stored. */
  public record Stored(String sha256, long size) {}

  /** Stores a stream of at most so many bytes; nothing is left of one that has none or more. */
  public Stored store(InputStream in, long max) {
    try {
      Path incoming = Files.createDirectories(folder.resolve("incoming"));
      Path part = Files.createTempFile(incoming, "message", ".part");
      try {
        Stored stored = copy(in, part, max);
        keep(part, file(stored.sha256()));
        return stored;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot take the message", e);
    }
  }

  private static Stored copy(InputStream in, Path part, long max) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        size += read;
        if (size > max) {
          throw IntakeRefused.tooLarge("more bytes", max);
        }
        digest.update(piece, 0, read);
        ByteBuffer left = ByteBuffer.wrap(piece, 0, read);
        while (left.hasRemaining()) {
          out.write(left);
        }
      }
      out.force(true);
    }
    if (size == 0) {
      throw new IntakeRefused("PTL-INT-002", "byte 0", "no bytes", "a message");
    }
    return new Stored(Hex.encode(digest.digest()), size);
  }

  private static void keep(Path part, Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      // The name has to be on disk too, not the bytes alone.
      try (FileChannel names = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** The bytes again; other bytes under the name are an error, never an answer. */
  public InputStream open(String sha256) {
    Path file = file(sha256);
    try {
      MessageDigest digest = sha256();
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (!Hex.encode(digest.digest()).equals(sha256)) {
        throw new IOException("the archived bytes were changed: " + sha256);
      }
      return new BufferedInputStream(Files.newInputStream(file), PIECE);
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot give the message " + sha256, e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
