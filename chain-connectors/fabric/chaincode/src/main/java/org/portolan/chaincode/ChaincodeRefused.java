package org.portolan.chaincode;

import org.portolan.evidence.Refusal;

/** The chaincode answers with a refusal and writes nothing. */
final class ChaincodeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The status that a peer sees; none from 400 on is endorsed. */
  enum Status {
    MALFORMED(400),
    FORBIDDEN(403),
    NOT_FOUND(404),
    REFUSED(409);

    private final int number;

    Status(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  private final Status status;
  private final transient Refusal refusal;

  ChaincodeRefused(Status status, Refusal refusal) {
    super(refusal.toString());
    this.status = status;
    this.refusal = refusal;
  }

  static ChaincodeRefused of(
      Status status, String code, String path, String seen, String expected) {
    return new ChaincodeRefused(status, Refusal.of(code, path, seen, expected));
  }

  Status status() {
    return status;
  }

  Refusal refusal() {
    return refusal;
  }
}
