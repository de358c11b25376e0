package org.portolan.chaincode;

import org.portolan.evidence.Refusal;

/** The chaincode answers with a refusal and writes nothing. */
final class ChaincodeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  ChaincodeRefused(Refusal refusal) {
    super(refusal.toString());
    this.refusal = refusal;
  }

  static ChaincodeRefused of(String code, String path, String seen, String expected) {
    return new ChaincodeRefused(Refusal.of(code, path, seen, expected));
  }

  Refusal refusal() {
    return refusal;
  }
}
