package org.portolan.evidence.fabric.msp;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Base64Url;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * An MSP in a trust epoch: {@code {"id", "roots":[b64], "intermediates":[b64], "crls":[b64],
 * "units":{"peer", "issuer":b64|null, "others":[text]}}}.
 */
public final class MspJson {
  private static final String CODE = "PTL-FAB-003";

  private MspJson() {}

  public static Msp read(String path, Json item) {
    Members in = Members.of(path, item);
    String id = in.text("id");
    List<X509Certificate> roots =
        in.list("roots", (at, der) -> Certificates.read(CODE, at, bytes(at, der)));
    List<X509Certificate> intermediates =
        in.list("intermediates", (at, der) -> Certificates.read(CODE, at, bytes(at, der)));
    var crls = in.list("crls", (at, der) -> Certificates.readCrl(CODE, at, bytes(at, der)));
    Members units = in.object("units");
    Optional<byte[]> issuer =
        units.any("issuer") instanceof Json.Null
            ? Optional.empty()
            : Optional.of(units.base64("issuer"));
    NodeUnits nodes = new NodeUnits(units.text("peer"), issuer, units.texts("others"));
    units.end();
    in.end();
    Msp msp = new Msp(id, roots, intermediates, crls, nodes);
    if (id.isEmpty() || roots.isEmpty() || nodes.peer().isEmpty()) {
      throw new RecordRefused(
          CODE, path, id + ", " + roots.size() + " roots", "an id, roots, a unit");
    }
    msp.requireListsSigned(path);
    return msp;
  }

  public static Json write(Msp msp) {
    try {
      List<Json> roots = certificates(msp.roots());
      List<Json> intermediates = certificates(msp.intermediates());
      List<Json> crls = new ArrayList<>();
      for (var crl : msp.crls()) {
        crls.add(b64(crl.getEncoded()));
      }
      NodeUnits units = msp.units();
      return Json.object(
          "id", Json.of(msp.id()),
          "roots", Json.of(roots),
          "intermediates", Json.of(intermediates),
          "crls", Json.of(crls),
          "units",
              Json.object(
                  "peer", Json.of(units.peer()),
                  "issuer", units.issuer().map(MspJson::b64).orElse(Json.NULL),
                  "others", Json.of(units.others().stream().map(Json::of).toList())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Json> certificates(List<X509Certificate> all)
      throws GeneralSecurityException {
    List<Json> texts = new ArrayList<>();
    for (X509Certificate each : all) {
      texts.add(b64(each.getEncoded()));
    }
    return texts;
  }

  private static Json b64(byte[] bytes) {
    return Json.of(Base64Url.encode(bytes));
  }

  private static byte[] bytes(String path, Json item) {
    try {
      return Base64Url.decode(((Json.Str) item).text());
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new RecordRefused(CODE, path, "no base64url", "DER in base64url");
    }
  }
}
