package org.portolan.evidence.directory;

import java.util.List;
import org.portolan.evidence.epoch.SignatureJson;
import org.portolan.record.Base64Url;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** A directory as a file, {@code portolan.directory.v1}: entries in order, nothing else. */
public final class DirectoryFile {
  public static final String FORMAT = "portolan.directory.v1";
  public static final int MAX_BYTES = 64 << 20;

  private DirectoryFile() {}

  public static byte[] encode(List<SignedDirectoryEntry> entries) {
    return Json.object(
            "format", Json.of(FORMAT),
            "entries", Json.of(entries.stream().map(DirectoryFile::write).toList()))
        .canonical();
  }

  /** One entry on its own, as it is passed from hand to hand for signatures. */
  public static Json write(SignedDirectoryEntry entry) {
    return Json.object(
        "payload", Json.of(Base64Url.encode(entry.payload())),
        "signatures", SignatureJson.write(entry.signatures()));
  }

  public static SignedDirectoryEntry read(String path, Json item) {
    Members in = Members.of(path, item);
    SignedDirectoryEntry entry =
        new SignedDirectoryEntry(in.base64("payload"), in.list("signatures", SignatureJson::read));
    in.end();
    return entry;
  }

  /**
   * @throws RecordRefused where it is not one, cut off or with anything unknown in it
   */
  public static List<SignedDirectoryEntry> decode(byte[] file) {
    Members in = Members.of("", CanonicalJson.parse(file, MAX_BYTES));
    if (!in.text("format").equals(FORMAT)) {
      throw new RecordRefused("PTL-DIR-001", "/format", "another format", FORMAT);
    }
    List<SignedDirectoryEntry> entries = in.list("entries", DirectoryFile::read);
    in.end();
    return entries;
  }
}
