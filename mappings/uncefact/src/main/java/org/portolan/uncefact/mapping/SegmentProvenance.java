package org.portolan.uncefact.mapping;

import java.util.List;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.model.Provenance;

/** Where in a message a value stood: the segment itself, and a place in it. */
final class SegmentProvenance extends Provenance {
  private final Segment segment;
  private final Address at;
  private final Rule rule;
  private final Directory directory;

  SegmentProvenance(Segment segment, Address at, Rule rule, Directory directory) {
    this.segment = segment;
    this.at = at;
    this.rule = rule;
    this.directory = directory;
  }

  @Override
  public List<String> sources() {
    return List.of(at.in(segment).toString());
  }

  @Override
  public String rule() {
    return rule.id();
  }

  @Override
  public String version() {
    return directory.name();
  }

  @Override
  public String raw() {
    return at.text(segment);
  }
}
