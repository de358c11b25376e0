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
    QuorumVectors.make(out);
    JsonVectors.make(out);
    PolicyVectors.make(out);
    TrustVectors.make(out);
    LogVectors.make(out);
    BundleVectors.make(out);
    return out.all();
  }
}
