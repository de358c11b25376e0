package org.portolan.evidence.epoch;

import java.util.List;
import org.portolan.record.Base64Url;
import org.portolan.record.RecordRefused;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** An epoch log as a file, {@code portolan.epochs.v1}: entries in order, nothing else. */
public final class EpochFile {
  public static final String FORMAT = "portolan.epochs.v1";
  public static final int MAX_BYTES = 16 << 20;

  private EpochFile() {}

  public static byte[] encode(List<SignedEpoch> entries) {
    return Json.object(
            "format", Json.of(FORMAT),
            "entries", Json.of(entries.stream().map(EpochFile::entry).toList()))
        .canonical();
  }

  private static Json entry(SignedEpoch entry) {
    return Json.object(
        "payload", Json.of(Base64Url.encode(entry.payload())),
        "signatures", Json.of(entry.signatures().stream().map(EpochFile::signature).toList()));
  }

  private static Json signature(SignaturePart part) {
    return Json.object(
        "attestor", Json.of(part.attestor().hex()),
        "kind", Json.of(part.kind()),
        "signature", Json.of(Base64Url.encode(part.signature())));
  }

  /**
   * @throws RecordRefused where it is not one, cut off or with anything unknown in it
   */
  public static List<SignedEpoch> decode(byte[] file) {
    Members in = Members.of("", CanonicalJson.parse(file, MAX_BYTES));
    if (!in.text("format").equals(FORMAT)) {
      throw new RecordRefused("PTL-EPO-001", "/format", "another format", FORMAT);
    }
    List<SignedEpoch> entries =
        in.list(
            "entries",
            (path, item) -> {
              Members one = Members.of(path, item);
              SignedEpoch entry =
                  new SignedEpoch(
                      one.base64("payload"), one.list("signatures", EpochFile::readSignature));
              one.end();
              return entry;
            });
    in.end();
    return entries;
  }

  private static SignaturePart readSignature(String path, Json item) {
    Members in = Members.of(path, item);
    SignaturePart part =
        new SignaturePart(in.hash("attestor"), in.text("kind"), in.base64("signature"));
    in.end();
    return part;
  }
}
