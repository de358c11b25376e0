package org.portolan.evidence.vectors;

/** What a Fabric channel can prove, and with one change of it. */
final class FabricVectors {
  private FabricVectors() {}

  static void make(Vectors out) {
    FabricCases cases = new FabricCases(out);
    FabricShapeVectors.make(cases);
    FabricPeerVectors.make(cases);
    FabricSignatureVectors.make(cases);
    FabricQuestionVectors.make(cases);
    FabricReadVectors.make(cases);
    FabricChainVectors.make(cases);
    FabricTransactionVectors.make(cases);
    FabricConfigVectors.make(out);
    FabricCapturedVectors.make(out);
  }
}
