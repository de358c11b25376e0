package org.portolan.evidence.epoch;

import java.util.List;
import org.portolan.record.Base64Url;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** A signature as it stands in the entries of epoch logs and directories. */
public final class SignatureJson {
  private SignatureJson() {}

  public static Json write(List<SignaturePart> parts) {
    return Json.of(parts.stream().map(SignatureJson::write).toList());
  }

  private static Json write(SignaturePart part) {
    return Json.object(
        "attestor", Json.of(part.attestor().hex()),
        "kind", Json.of(part.kind()),
        "signature", Json.of(Base64Url.encode(part.signature())));
  }

  public static SignaturePart read(String path, Json item) {
    Members in = Members.of(path, item);
    SignaturePart part =
        new SignaturePart(in.hash("attestor"), in.text("kind"), in.base64("signature"));
    in.end();
    return part;
  }
}
