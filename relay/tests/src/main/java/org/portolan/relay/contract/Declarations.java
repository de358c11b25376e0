package org.portolan.relay.contract;

import java.security.SecureRandom;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordStatus;
import org.portolan.record.TradeRecord;

/** Small records for tests. */
public final class Declarations {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Declarations() {}

  public static TradeRecord declaration(
      HashAlgorithm algorithm, Bytes32 origin, String number, long issuedAt) {
    return TradeRecord.first(
        algorithm,
        origin,
        Rig.FORM.id(),
        Bytes32.of(random()),
        issuedAt,
        random(),
        entries(number));
  }

  /** The version that withdraws a record, with the reason alone. */
  public static TradeRecord revocation(TradeRecord record, long issuedAt) {
    return TradeRecord.next(
        record.header(),
        RecordStatus.REVOKED,
        issuedAt,
        random(),
        RecordEntries.of(List.of(Entry.of("/revocationReason", EntryType.TEXT, "lodged twice"))));
  }

  /** The next version of a record. */
  public static TradeRecord next(TradeRecord record, String number, long issuedAt) {
    return TradeRecord.next(
        record.header(), RecordStatus.ASSERTED, issuedAt, random(), entries(number));
  }

  private static RecordEntries entries(String number) {
    return RecordEntries.of(
        List.of(
            Entry.of("/identifier", EntryType.ID, number, "lrn"),
            Entry.of("/typeCode", EntryType.CODE, "929", "un1001")));
  }

  public static byte[] random() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
