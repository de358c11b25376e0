package org.portolan.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.record.Sha256;

/** What a witness must not forget, in files of signed notes. */
final class WitnessMemory {
  private final Path folder;
  private final Path last;

  WitnessMemory(Path folder) {
    this.folder = folder;
    this.last = folder.resolve("last-checkpoint.txt");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the witness's folder " + folder, e);
    }
  }

  Optional<SignedCheckpoint> last() {
    try {
      return Files.exists(last)
          ? Optional.of(SignedCheckpoint.parse(Files.readString(last)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + last, e);
    }
  }

  /** On disk when this returns. */
  void remember(SignedCheckpoint note) {
    write(last, note.note());
  }

  /** Keeps notes that contradict each other, under the hash of what they say. */
  void keepEvidence(SignedCheckpoint... notes) {
    StringBuilder text = new StringBuilder();
    for (SignedCheckpoint note : notes) {
      text.append(text.isEmpty() ? "" : "\n").append(note.note());
    }
    String name = Sha256.hash(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    write(folder.resolve("evidence-" + name.substring(0, 16) + ".txt"), text.toString());
  }

  private static void write(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
