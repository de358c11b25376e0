package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.model.TradeDocument;

/** Writes a document of the canonical model as a message, by the table that reads it. */
public final class MessageWriter {
  private MessageWriter() {}

  /** The segments between UNH and UNT, and what of the document they do not say. */
  public record Written(MessageName name, List<OutSegment> body, LossReport losses) {
    public Written {
      body = List.copyOf(body);
    }
  }

  /**
   * @param selection by which overlays are chosen
   * @param repertoire the characters of the interchange
   * @return empty where no table makes such a message of such a document
   */
  public static Optional<Written> write(
      MappingTables tables,
      TradeDocument document,
      Selection selection,
      MessageName name,
      Repertoire repertoire) {
    return tables
        .findForWriting(selection, name.directory())
        .filter(table -> table.kind().equals(document.kind()))
        .map(table -> new WriteEngine(table, document, repertoire).write())
        .map(result -> new Written(name, result.body(), result.losses()));
  }
}
