package org.portolan.evidence.vectors;

import java.util.List;

/** Every vector there is, made anew. */
final class AllVectors {
  private AllVectors() {}

  static List<Vector> make() {
    Vectors out = new Vectors();
    EntryVectors.make(out);
    TreeVectors.make(out);
    KeyVectors.make(out);
    IssuerVectors.make(out);
    return out.all();
  }
}
