package org.portolan.evidence.trust;

import org.portolan.record.json.Json;

/** An issuer as it stands in trust files and in the entries of a directory. */
public final class IssuerJson {
  private IssuerJson() {}

  public static IssuerEntry read(String path, Json item) {
    return TrustReader.issuer(path, item);
  }

  public static Json write(IssuerEntry issuer) {
    return TrustWriter.issuer(issuer);
  }
}
