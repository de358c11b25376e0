package org.portolan.uncefact.translate;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.EdifactWriter;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.edifact.Separators;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.mapping.MessageWriter;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.model.TradeDocument;

/** Writes documents as an interchange of EDIFACT messages, each by the table that reads it. */
public final class Composer {
  private Composer() {}

  /**
   * An interchange.
   *
   * @param losses what its messages do not say of their documents, in the order of the documents
   */
  public record Composed(byte[] bytes, List<LossReport> losses) {
    public Composed {
      losses = List.copyOf(losses);
    }
  }

  /**
   * @param header what UNB says; its separators are the usual ones
   * @param name of the messages: type, directory and, for an overlay, association
   * @throws EdifactException where no table makes such a message of a document
   */
  public static Composed compose(
      Interchange header, MessageName name, List<TradeDocument> documents) {
    return compose(MappingTables.shipped(), header, name, documents);
  }

  /** The same with the overlays that the partners agreed on. */
  public static Composed compose(
      MappingTables tables, Interchange header, MessageName name, List<TradeDocument> documents) {
    return compose(tables, header, Optional.empty(), Selection.of(header, name), name, documents);
  }

  /**
   * The same under an agreement.
   *
   * @param separators that were agreed
   * @param selection by which overlays are chosen
   */
  public static Composed compose(
      MappingTables tables,
      Interchange header,
      Optional<Separators> separators,
      Selection selection,
      MessageName name,
      List<TradeDocument> documents) {
    Repertoire repertoire =
        Repertoire.of(header.syntaxIdentifier())
            .orElseThrow(() -> refused("PTL-EDI-005", header.syntaxIdentifier(), "UNOA to UNOY"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EdifactWriter writer = new EdifactWriter(bytes);
    List<LossReport> losses = new ArrayList<>();
    writer.begin(header, separators);
    for (TradeDocument document : documents) {
      MessageWriter.Written written =
          MessageWriter.write(tables, document, selection, name, repertoire)
              .orElseThrow(
                  () ->
                      refused(
                          "PTL-MAP-001",
                          name.type() + " " + name.directory() + " of a " + document.kind(),
                          "a message and a directory that a table makes of it"));
      writer.message(name, written.body());
      losses.add(written.losses());
    }
    writer.end();
    return new Composed(bytes.toByteArray(), losses);
  }

  private static EdifactException refused(String code, String seen, String expected) {
    return new EdifactException(Finding.of(code, new Place(0, "UNH", 0, 0, 0), seen, expected));
  }
}
