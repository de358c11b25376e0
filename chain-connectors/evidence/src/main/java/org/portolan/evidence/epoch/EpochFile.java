package org.portolan.evidence.epoch;

import java.util.List;
import org.portolan.record.Base64Url;
import org.portolan.record.RecordRefused;
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
            "entries", Json.of(entries.stream().map(EpochFile::write).toList()))
        .canonical();
  }

  /** One entry on its own, as it is passed from hand to hand for signatures. */
  public static Json write(SignedEpoch entry) {
    return Json.object(
        "payload", Json.of(Base64Url.encode(entry.payload())),
        "signatures", SignatureJson.write(entry.signatures()));
  }

  public static SignedEpoch read(String path, Json item) {
    Members in = Members.of(path, item);
    SignedEpoch entry =
        new SignedEpoch(in.base64("payload"), in.list("signatures", SignatureJson::read));
    in.end();
    return entry;
  }

  /**
   * @throws RecordRefused where it is not one, cut off or with anything unknown in it
   */
  public static List<SignedEpoch> decode(byte[] file) {
    Members in = Members.of("", CanonicalJson.parse(file, MAX_BYTES));
    if (!in.text("format").equals(FORMAT)) {
      throw new RecordRefused("PTL-EPO-001", "/format", "another format", FORMAT);
    }
    List<SignedEpoch> entries = in.list("entries", EpochFile::read);
    in.end();
    return entries;
  }
}
