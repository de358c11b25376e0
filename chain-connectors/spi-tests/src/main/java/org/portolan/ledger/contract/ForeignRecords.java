package org.portolan.ledger.contract;

import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordEntries;
import org.portolan.record.RecordStatus;
import org.portolan.record.TradeRecord;

/** Records of a {@link ForeignSource}. */
final class ForeignRecords {
  private ForeignRecords() {}

  static TradeRecord first(ForeignSource source, String name) {
    return first(source, name, "as sent");
  }

  /** Two values for one name are two commitments for one version: the issuer contradicts itself. */
  static TradeRecord first(ForeignSource source, String name, String value) {
    return of(source.origin(), source.form().id(), name, value);
  }

  static TradeRecord of(Bytes32 origin, Bytes32 form, String name, String value) {
    return TradeRecord.first(
        HashAlgorithm.SHA256,
        origin,
        form,
        ForeignSource.hash("record " + name),
        1_795_000_000L,
        ForeignSource.hash("seed " + name + value).toByteArray(),
        entries(value));
  }

  static TradeRecord next(TradeRecord before, RecordStatus status) {
    return TradeRecord.next(
        before.header(),
        status,
        1_795_000_100L,
        ForeignSource.hash("next seed " + before.commitment()).toByteArray(),
        entries("next"));
  }

  private static RecordEntries entries(String value) {
    return RecordEntries.of(List.of(Entry.of("/text", EntryType.TEXT, value)));
  }
}
