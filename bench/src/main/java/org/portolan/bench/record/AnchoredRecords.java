package org.portolan.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.RecordEntries;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/**
 * Records of 30 entries sealed, kept on disk, signed in sheaves and anchored in an embedded log:
 * records a second, and how long one waits until it is acknowledged.
 */
public final class AnchoredRecords {
  private static final int ENTRIES = 30;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AnchoredRecords() {}

  /** {@code [sheaf size [records]]} */
  public static void run(String[] arguments) throws Exception {
    int sheaf = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_024;
    int records =
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : Math.min(200_000, sheaf * 200);
    Path folder = Files.createTempDirectory("portolan-bench");
    SigningKey publisherKey = SigningKey.generate(Alg.ED25519);
    SigningKey logKey = SigningKey.generate(Alg.ED25519);
    try (TransparencyLog log =
            TransparencyLog.open(
                new LogSettings(
                    "tlog:bench",
                    "bench.example/main",
                    HashAlgorithm.SHA256,
                    LogSettings.embedded(folder.resolve("log"))),
                logKey,
                publisherKey,
                SigningKey.generate(Alg.ED25519).spki(),
                Clock.systemUTC());
        HubDatabase database =
            HubDatabase.open(
                HubDatabase.embedded(folder.resolve("hub")), "", "", "db/migration/publisher");
        Publisher publisher =
            new Publisher(
                database,
                folder.resolve("records"),
                log,
                new IssuerIdentity("lei", "BENCH"),
                SigningKey.generate(Alg.ED25519),
                HashAlgorithm.SHA256,
                step -> {})) {
      measure(publisher, sheaf, sheaf * 20, false);
      measure(publisher, sheaf, records, true);
    } finally {
      delete(folder);
    }
  }

  private static void measure(Publisher publisher, int sheaf, int records, boolean tell)
      throws Exception {
    Bytes32 origin = publisher.origin();
    Bytes32 form = Form.ofSchema("bench", new byte[] {1}).id();
    List<Long> waits = new ArrayList<>();
    long begin = System.nanoTime();
    try (ExecutorService sealer = Executors.newSingleThreadExecutor()) {
      Future<List<TradeRecord>> ahead = sealer.submit(() -> seal(origin, form, sheaf));
      for (int done = 0; done < records; done += sheaf) {
        List<TradeRecord> sealed = ahead.get();
        boolean more = done + sheaf < records;
        ahead = more ? sealer.submit(() -> seal(origin, form, sheaf)) : null;
        long offered = System.nanoTime();
        publisher.accept(sealed);
        waits.add(System.nanoTime() - offered);
        publisher.build(sheaf);
        publisher.advance();
      }
    }
    if (tell) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      Long[] sorted = waits.stream().sorted().toArray(Long[]::new);
      System.out.printf(
          "records of %d entries in sheaves of %d: %,.0f records/s;"
              + " acknowledged on disk after p50 %.1f ms, p99 %.1f ms (%d records)%n",
          ENTRIES,
          sheaf,
          records / seconds,
          sorted[sorted.length / 2] / 1e6,
          sorted[(int) (sorted.length * 0.99)] / 1e6,
          records);
    }
  }

  private static List<TradeRecord> seal(Bytes32 origin, Bytes32 form, int count) {
    TradeRecord[] records = new TradeRecord[count];
    byte[] secrets = new byte[64 * count];
    RANDOM.nextBytes(secrets);
    for (int i = 0; i < count; i++) {
      List<Entry> entries = new ArrayList<>(ENTRIES);
      for (int e = 0; e < ENTRIES; e++) {
        entries.add(Entry.of("/field" + e, EntryType.TEXT, "value " + i + " of field " + e));
      }
      records[i] =
          TradeRecord.first(
              HashAlgorithm.SHA256,
              origin,
              form,
              Bytes32.at(secrets, 64 * i),
              1_795_000_000L,
              Arrays.copyOfRange(secrets, 64 * i + 32, 64 * i + 64),
              RecordEntries.of(entries));
    }
    return List.of(records);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
