package org.portolan.evidence.trust;

import org.portolan.record.json.Json;

/** An attestor as it stands in trust files and in the entries of an epoch log. */
public final class AttestorJson {
  private AttestorJson() {}

  public static AttestorEntry read(String path, Json item) {
    return TrustReader.attestor(path, item);
  }

  public static Json write(AttestorEntry attestor) {
    return TrustWriter.attestor(attestor);
  }
}
