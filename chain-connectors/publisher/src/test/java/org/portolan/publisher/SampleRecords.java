package org.portolan.publisher;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordStatus;
import org.portolan.record.Sha256;
import org.portolan.record.TradeRecord;

/** Small sealed records whose every byte follows from a name. */
final class SampleRecords {
  static final Bytes32 ORIGIN = hash("origin");

  private SampleRecords() {}

  static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  static TradeRecord record(String name) {
    return record(ORIGIN, name, "as sent");
  }

  static TradeRecord record(Bytes32 origin, String name, String value) {
    return TradeRecord.first(
        HashAlgorithm.SHA256,
        origin,
        hash("form"),
        hash("id of " + name),
        1_795_000_000L,
        hash("seed of " + name + value).toByteArray(),
        entries(value));
  }

  static TradeRecord next(TradeRecord before, String value) {
    return TradeRecord.next(
        before.header(),
        RecordStatus.ASSERTED,
        1_795_000_100L,
        hash("next " + before.commitment() + value).toByteArray(),
        entries(value));
  }

  static List<TradeRecord> records(Bytes32 origin, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> record(origin, "r" + i, "as sent")).toList();
  }

  /** So many entries of one text. */
  static TradeRecord of(int entries, String text) {
    return TradeRecord.first(
        HashAlgorithm.SHA256,
        ORIGIN,
        hash("form"),
        hash("id of a large one"),
        1_795_000_000L,
        hash("seed of a large one").toByteArray(),
        RecordEntries.of(
            IntStream.range(0, entries)
                .mapToObj(i -> Entry.of("/text" + i, EntryType.TEXT, text))
                .toList()));
  }

  private static RecordEntries entries(String value) {
    return RecordEntries.of(List.of(Entry.of("/text", EntryType.TEXT, value)));
  }
}
