package org.portolan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;

/**
 * The bytes of every message as received, named by their SHA-256; on disk before anyone is told.
 */
public final class Archive {
  private final Path folder;

  public Archive(Path folder) {
    this.folder = folder;
  }

  /** Returns the SHA-256 once the bytes are on disk under it. */
  public String store(byte[] bytes) {
    String sha256 = Hex.encode(Sha256.hash(bytes).toByteArray());
    Path file = file(sha256);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), sha256, ".part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer left = ByteBuffer.wrap(bytes);
          while (left.hasRemaining()) {
            out.write(left);
          }
          out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return sha256;
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot take the message", e);
    }
  }

  /** The bytes again; other bytes under the name are an error, never an answer. */
  public byte[] read(String sha256) {
    try {
      byte[] bytes = Files.readAllBytes(file(sha256));
      if (!Hex.encode(Sha256.hash(bytes).toByteArray()).equals(sha256)) {
        throw new IOException("the archived bytes were changed: " + sha256);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot give the message " + sha256, e);
    }
  }

  private Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
