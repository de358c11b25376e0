package org.portolan.bench.record;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.TradeRecord;

/** Records of 30 short texts, each sealed anew. */
public final class SampleRecords {
  static final int ENTRIES = 30;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Bytes32 origin;
  private final Bytes32 form = Form.ofSchema("bench", new byte[] {1}).id();

  public SampleRecords(Bytes32 origin) {
    this.origin = origin;
  }

  public List<TradeRecord> seal(int count) {
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
}
