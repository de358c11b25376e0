package org.portolan.attestor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.directory.Directory;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.EpochLog;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.RecordRefused;

/**
 * The source registry's epochs and directory, from files that grow while the attestor runs. What
 * goes on from what is known is taken within a second; anything else changes nothing and is shown
 * as the problem that it is. The newest that was taken is kept, so that an older file is noticed
 * after a restart too.
 */
final class FollowedTrust implements Supplier<TrustFile.Registry> {
  private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

  private final AttestorConfig.Trust config;
  private final Path keptEpochs;
  private final Path keptDirectory;
  private EpochLog epochs;
  private Directory directory;
  private TrustFile.Registry registry;
  private String stamp = "";
  private long looked;
  private Optional<Refusal> problem = Optional.empty();

  /**
   * @throws RecordRefused where the files are not to be believed
   */
  FollowedTrust(AttestorConfig.Trust config, Path folder) {
    this.config = config;
    this.keptEpochs = folder.resolve("trust-epochs.json");
    this.keptDirectory = folder.resolve("trust-directory.json");
    if (Files.exists(keptEpochs) && Files.exists(keptDirectory)) {
      take(keptEpochs, keptDirectory).ifPresent(FollowedTrust::refuse);
    }
    stamp = stamp();
    take(config.epochs(), config.directory()).ifPresent(FollowedTrust::refuse);
  }

  private static void refuse(Refusal no) {
    throw new RecordRefused(no.code(), no.path(), no.seen(), no.expected());
  }

  @Override
  public synchronized TrustFile.Registry get() {
    if (System.nanoTime() - looked > LOOK_EVERY) {
      looked = System.nanoTime();
      String now = stamp();
      if (!now.equals(stamp)) {
        stamp = now;
        problem = take(config.epochs(), config.directory());
      }
    }
    return registry;
  }

  EpochLog epochs() {
    get();
    return epochs;
  }

  /** Why the files as they are now were not taken. */
  Optional<Refusal> problem() {
    get();
    return problem;
  }

  private Optional<Refusal> take(Path epochsFile, Path directoryFile) {
    try {
      return judge(read(epochsFile), read(directoryFile));
    } catch (RecordRefused e) {
      return Optional.of(Refusal.of(e));
    }
  }

  private Optional<Refusal> judge(byte[] epochsFile, byte[] directoryFile) {
    EpochLog.Judged log = EpochLog.open(config.first(), EpochFile.decode(epochsFile));
    return switch (log) {
      case EpochLog.Judged.NotBelieved no -> Optional.of(no.refusal());
      case EpochLog.Judged.Believed it ->
          switch (Directory.open(it.log(), DirectoryFile.decode(directoryFile))) {
            case Directory.Judged.NotBelieved no -> Optional.of(no.refusal());
            case Directory.Judged.Believed read -> goesOn(it.log(), read.directory());
          };
    };
  }

  private Optional<Refusal> goesOn(EpochLog log, Directory read) {
    Optional<Refusal> other =
        epochs == null
            ? Optional.empty()
            : log.continues(epochs).or(() -> read.continues(directory));
    if (other.isEmpty()) {
      epochs = log;
      directory = read;
      registry = new TrustFile.Registry(log.current().registry(), log.trust(), read.issuers());
      keep(keptEpochs, EpochFile.encode(log.entries()));
      keep(keptDirectory, DirectoryFile.encode(read.entries()));
    }
    return other;
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > DirectoryFile.MAX_BYTES) {
        throw new RecordRefused("PTL-JSN-001", file.toString(), "a larger file", "at most 64 MiB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RecordRefused("PTL-EPO-001", file.toString(), "no file to read", "the trust file");
    }
  }

  private static void keep(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path whole = file.resolveSibling(file.getFileName() + ".new");
      Files.write(whole, bytes);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file, e);
    }
  }

  private String stamp() {
    return stamp(config.epochs()) + " " + stamp(config.directory());
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + "/" + Files.size(file);
    } catch (IOException e) {
      return "none";
    }
  }
}
