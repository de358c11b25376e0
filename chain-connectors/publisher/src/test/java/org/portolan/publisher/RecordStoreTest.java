package org.portolan.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.record.RecordRefused;
import org.portolan.record.TradeRecord;

class RecordStoreTest {
  private static final long SMALL = 2_000;

  @TempDir Path folder;

  private RecordStore open() {
    return new RecordStore(folder, SMALL, 0);
  }

  private static TradeRecord record(String name) {
    return SampleRecords.record(name);
  }

  private static List<TradeRecord> records(int from, int to) {
    return SampleRecords.records(SampleRecords.ORIGIN, from, to);
  }

  private static void assertHolds(RecordStore store, List<TradeRecord> records) {
    for (TradeRecord record : records) {
      Head head = store.find(record.commitment()).orElseThrow();
      assertThat(store.find(record.header().recordKey(), record.header().version())).contains(head);
      assertThat(store.read(head.place()).header()).isEqualTo(record.header());
    }
  }

  @Test
  void records_are_found_by_commitment_and_by_version_in_every_segment_and_after_a_restart() {
    List<TradeRecord> all = records(0, 40);
    try (RecordStore store = open()) {
      all.forEach(record -> store.accept(List.of(record)));
      assertHolds(store, all);
      assertThat(store.find(record("another").commitment())).isEmpty();
    }
    try (RecordStore store = open()) {
      assertHolds(store, all);
      assertThat(store.heads(0, 100))
          .extracting(Head::commitment)
          .containsExactlyElementsOf(all.stream().map(TradeRecord::commitment).toList());
    }
    assertThat(folder.resolve("000003.seg")).exists();
  }

  @Test
  void heads_come_in_order_from_wherever_one_asks_however_large_the_records_are() {
    List<TradeRecord> all = new ArrayList<>(records(0, 500));
    all.add(SampleRecords.of(20, "x".repeat(60_000)));
    all.addAll(records(500, 1_000));
    try (RecordStore store = new RecordStore(folder, 1 << 20, 0)) {
      store.accept(all.subList(0, 700));
      store.accept(all.subList(700, 701));
      store.accept(all.subList(701, 1_001));

      List<Head> heads = store.heads(0, 2_000);
      assertThat(heads)
          .extracting(Head::commitment)
          .containsExactlyElementsOf(all.stream().map(TradeRecord::commitment).toList());
      for (int from = 0; from < heads.size(); from += 83) {
        List<Head> some = heads.subList(from, Math.min(from + 120, heads.size()));
        assertThat(store.heads(some.get(0).place(), 120)).isEqualTo(some);
      }
    }
    assertThat(folder.resolve("000002.seg")).exists();
  }

  @Test
  void the_same_record_again_changes_nothing_even_within_one_call() throws IOException {
    try (RecordStore store = open()) {
      store.accept(List.of(record("a"), record("a")));
      store.accept(List.of(record("b"), record("a")));

      assertThat(store.heads(0, 10)).hasSize(2);
    }
  }

  @Test
  void the_records_of_one_call_are_in_one_segment() {
    List<TradeRecord> all = records(0, 2_000);
    try (RecordStore store = open()) {
      store.accept(all);

      assertHolds(store, all);
      assertThat(store.heads(0, 3_000)).allMatch(head -> Place.segment(head.place()) == 1);
    }
    try (RecordStore store = open()) {
      assertHolds(store, all);
    }
  }

  @Test
  void a_record_larger_than_a_segment_is_refused_and_nothing_of_its_call_is_kept() {
    TradeRecord large = SampleRecords.of(4_200, "x".repeat(65_000));
    try (RecordStore store = open()) {
      assertThatThrownBy(() -> store.accept(List.of(record("a"), large)))
          .isInstanceOf(RecordRefused.class)
          .hasMessageContaining("PTL-PUB-002")
          .hasMessageContaining("at most " + (255 << 20));

      assertThat(store.find(record("a").commitment())).isEmpty();
    }
  }

  @Test
  void a_second_commitment_for_a_version_is_refused_and_nothing_of_its_call_is_kept() {
    TradeRecord contradicting = SampleRecords.record(SampleRecords.ORIGIN, "a", "another value");
    try (RecordStore store = open()) {
      store.accept(List.of(record("a")));

      assertThatThrownBy(() -> store.accept(List.of(record("b"), contradicting)))
          .isInstanceOfSatisfying(
              RecordRefused.class, e -> assertThat(e.code()).isEqualTo("PTL-PUB-001"));

      assertThat(store.heads(0, 10)).hasSize(1);
      assertThat(store.find(record("b").commitment())).isEmpty();
    }
  }

  @Test
  void a_next_version_is_a_record_of_its_own() {
    TradeRecord next = SampleRecords.next(record("a"), "corrected");
    try (RecordStore store = open()) {
      store.accept(List.of(record("a"), next));

      assertHolds(store, List.of(record("a"), next));
    }
  }

  @Test
  void what_a_crash_cut_off_is_put_aside_and_the_records_before_it_stay() throws IOException {
    List<TradeRecord> whole = records(0, 3);
    try (RecordStore store = open()) {
      store.accept(whole);
    }
    Path segment = folder.resolve("000001.seg");
    long length = Files.size(segment);
    byte[] torn = Arrays.copyOf(Files.readAllBytes(segment), 100);
    Files.write(segment, torn, StandardOpenOption.APPEND);

    try (RecordStore store = open()) {
      assertHolds(store, whole);
      assertThat(store.heads(0, 10)).hasSize(3);
      store.accept(List.of(record("after")));
      assertHolds(store, List.of(record("after")));
    }

    assertThat(folder.resolve("000001.cut-at-" + length)).hasBinaryContent(torn);
  }

  @Test
  void an_index_that_was_lost_or_damaged_is_made_again() throws IOException {
    List<TradeRecord> all = records(0, 40);
    try (RecordStore store = open()) {
      all.forEach(record -> store.accept(List.of(record)));
    }
    Files.delete(folder.resolve("000001.idx"));
    Files.write(folder.resolve("000002.idx"), new byte[10]);

    try (RecordStore store = open()) {
      assertHolds(store, all);
    }
  }

  @Test
  void a_segment_that_lost_records_of_a_batch_is_not_opened() throws IOException {
    long end;
    try (RecordStore store = open()) {
      store.accept(records(0, 3));
      end = store.heads(0, 3).get(2).next();
    }
    Path segment = folder.resolve("000001.seg");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length - 1] ^= 1;
    Files.write(segment, bytes);

    assertThatThrownBy(() -> new RecordStore(folder, SMALL, end))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("before records that are in a batch");
    assertThat(segment).hasBinaryContent(bytes);
  }

  @Test
  void a_full_segment_that_is_damaged_is_named_and_not_read_past() throws IOException {
    try (RecordStore store = open()) {
      records(0, 40).forEach(record -> store.accept(List.of(record)));
    }
    Path segment = folder.resolve("000001.seg");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    Files.delete(folder.resolve("000001.idx"));

    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("000001.seg is damaged at byte");
  }

  @Test
  void one_folder_has_one_writer() {
    try (RecordStore store = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("another publisher writes to");
    }
    open().close();
  }

  @Test
  void callers_that_come_together_lose_nothing() throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    try (RecordStore store = open();
        ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (int caller = 0; caller < 8; caller++) {
        List<TradeRecord> mine = records(caller * 25, caller * 25 + 30);
        callers.add(pool.submit(() -> mine.forEach(record -> store.accept(List.of(record)))));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
      assertThat(store.heads(0, 1_000)).hasSize(205);
      assertHolds(store, records(0, 205));
    }
  }
}
