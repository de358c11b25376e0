package org.portolan.relay;

import java.util.List;
import java.util.Optional;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.ledger.Source;
import org.portolan.record.Ending;
import org.portolan.record.Statement;

/** The endings between the status that a lane's destination keeps and that of a statement. */
public final class MissingEndings {
  private MissingEndings() {}

  public static List<Ending> of(Lane lane, Source source, Statement s) {
    Optional<Kept> kept = lane.destination().recognitions().kept(lane.id(), s.publisher());
    // The first statement's values are taken as they are, and an older one changes nothing.
    if (kept.isEmpty() || kept.get().asOfHeight() > s.asOfHeight()) {
      return List.of();
    }
    return source.ended(s.publisher(), s.asOfHeight(), kept.get().status().endings()).endings();
  }
}
