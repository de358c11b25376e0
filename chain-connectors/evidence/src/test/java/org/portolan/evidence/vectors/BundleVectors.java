package org.portolan.evidence.vectors;

/** Whole bundles with the trust that they are held against. */
final class BundleVectors {
  private BundleVectors() {}

  static void make(Vectors out) {
    AcceptedBundles.make(out);
    BundleShapeVectors.make(out);
    BundleRecordVectors.make(out);
    BundleStatementVectors.make(out);
  }
}
