package org.portolan.uncefact.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;
import org.portolan.uncefact.model.PointerPattern;
import org.portolan.uncefact.model.SourceFacts;
import org.portolan.uncefact.model.TradeDocument;

/** Maps a judged message into a document of the canonical model. */
public final class Mapper {
  private Mapper() {}

  /** A document, what mapping it found, and what it lost. */
  public record Mapped(TradeDocument document, List<Finding> findings, LossReport losses) {}

  /**
   * @param tables with the overlays there are
   * @param selection whose message it is
   * @param messageHash of the bytes that the message came in
   * @return empty where no table is for the message
   */
  public static Optional<Mapped> map(
      MappingTables tables,
      Selection selection,
      Message message,
      Directory directory,
      List<Node> nodes,
      String messageHash,
      int receivedYear) {
    return tables
        .find(selection, directory)
        .map(table -> map(table, message, nodes, messageHash, receivedYear));
  }

  private static Mapped map(
      CompiledTable table, Message message, List<Node> nodes, String hash, int receivedYear) {
    ReadEngine.Result read = new ReadEngine(table, receivedYear).read(nodes);
    TradeDocument document =
        read.document()
            .with(
                new SourceFacts(
                    hash,
                    "edifact",
                    message.type(),
                    message.directory(),
                    table.table().name() + " " + table.table().version(),
                    table.hash(),
                    read.losses().hash()));
    Place unh = message.segments().get(0).place();
    List<Finding> findings = new AgreementCheck(table).findings(nodes, unh);
    findings.addAll(read.findings());
    findings.addAll(missing(document, unh));
    return new Mapped(document, findings, read.losses());
  }

  /** What the kind of document must hold and this one does not, each term told once. */
  private static List<Finding> missing(TradeDocument document, Place unh) {
    Map<String, String> first = new LinkedHashMap<>();
    document.missing().forEach(pointer -> first.putIfAbsent(PointerPattern.of(pointer), pointer));
    return first.values().stream()
        .map(pointer -> Finding.of("PTL-MAP-005", unh, "nothing", "a value for " + pointer))
        .toList();
  }
}
