package org.portolan.evidence.vectors;

import java.util.List;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Form;
import org.portolan.record.RecordEntries;

/** The documents of the vectors: a bill of lading of two items and three references. */
final class Documents {
  static final Form FORM =
      Form.ofSchema(
          "bill-of-lading",
          "{\"$id\":\"vectors\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  static final List<String> MANDATORY =
      List.of("/exchangedDocument/identifier", "/consignment/items/*/grossWeight");
  static final List<String> SETS = List.of("/references");

  private Documents() {}

  static List<Entry> entries() {
    return List.of(
        Entry.of("/exchangedDocument/identifier", EntryType.ID, "HBR-2026-000118", "bill"),
        Entry.of("/exchangedDocument/typeCode", EntryType.CODE, "705", "un1001"),
        Entry.of("/exchangedDocument/issueDateTime", EntryType.DATE, "2026-11-20T16:05:00Z"),
        Entry.of(
            "/consignment/consigneeParty/name", EntryType.TEXT, "Compañía de Café «El Muelle»"),
        Entry.count("/consignment/items", 2),
        Entry.of("/consignment/items/0/grossWeight", EntryType.QUANTITY, "18000", "KGM"),
        Entry.of("/consignment/items/0/tariff", EntryType.CODE, "090111", "hs"),
        Entry.of("/consignment/items/1/grossWeight", EntryType.QUANTITY, "420.5", "KGM"),
        Entry.of("/consignment/items/1/dangerousGoods", EntryType.FLAG, "false"),
        Entry.of("/settlement/freightAmount", EntryType.AMOUNT, "-12.75", "USD"),
        Entry.of("/settlement/exchangeRate", EntryType.NUMBER, "1.0825"),
        Entry.count("/references", 3),
        Entry.of("/references/0/identifier", EntryType.ID, "A-17", ""),
        Entry.of("/references/1/identifier", EntryType.ID, "A-18", ""),
        Entry.of("/references/2/identifier", EntryType.ID, "B-01", ""),
        Entry.of("/source/messageHash", EntryType.HASH, Keys.secret("message").hex()));
  }

  static RecordEntries whole() {
    return RecordEntries.of(entries());
  }

  /** Another document of the same shape. */
  static RecordEntries other(String identifier) {
    return RecordEntries.of(
        List.of(
            Entry.of("/exchangedDocument/identifier", EntryType.ID, identifier, "bill"),
            Entry.of("/exchangedDocument/typeCode", EntryType.CODE, "705", "un1001")));
  }
}
