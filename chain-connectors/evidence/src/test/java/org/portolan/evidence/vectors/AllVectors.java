package org.portolan.evidence.vectors;

import java.util.List;

/** Every vector there is, made anew, once in a run of tests. */
final class AllVectors {
  private static final List<Vector> MADE = List.copyOf(made());

  private AllVectors() {}

  static List<Vector> make() {
    return MADE;
  }

  private static List<Vector> made() {
    Vectors out = new Vectors();
    EntryVectors.make(out);
    TreeVectors.make(out);
    KeyVectors.make(out);
    IssuerVectors.make(out);
    QuorumVectors.make(out);
    JsonVectors.make(out);
    PolicyVectors.make(out);
    TrustVectors.make(out);
    LogVectors.make(out);
    FabricVectors.make(out);
    BundleVectors.make(out);
    return out.all();
  }
}
