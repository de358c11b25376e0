package org.portolan.record.bundle;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;

/**
 * A statement with whoever signed it.
 *
 * @param status opened; its digest is in the statement
 * @param proof of the record's commitment under the status map; without it the answer is unknown
 */
public record StatementPart(
    Statement statement,
    PublisherStatus status,
    List<SignaturePart> signatures,
    Optional<MapProof> proof) {
  public StatementPart {
    signatures = List.copyOf(signatures);
  }

  /**
   * @param attestor H(SPKI DER), or a left-padded address
   * @param kind {@code cose} or {@code eip712}
   */
  public record SignaturePart(Bytes32 attestor, String kind, byte[] signature) {}

  /**
   * @param path siblings from the root down
   * @param leaf the ending that stands there, if any
   */
  public record MapProof(List<Bytes32> path, Optional<Ending> leaf) {
    public MapProof {
      path = List.copyOf(path);
    }
  }
}
