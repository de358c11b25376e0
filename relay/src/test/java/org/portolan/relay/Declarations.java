package org.portolan.relay;

import java.security.SecureRandom;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.TradeRecord;

/** Small records for tests. */
public final class Declarations {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Declarations() {}

  public static TradeRecord declaration(Bytes32 origin, String number, long issuedAt) {
    return TradeRecord.first(
        HashAlgorithm.SHA256,
        origin,
        TwoLogs.FORM.id(),
        Bytes32.of(random()),
        issuedAt,
        random(),
        RecordEntries.of(
            List.of(
                Entry.of("/identifier", EntryType.ID, number, "lrn"),
                Entry.of("/typeCode", EntryType.CODE, "929", "un1001"))));
  }

  public static byte[] random() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
