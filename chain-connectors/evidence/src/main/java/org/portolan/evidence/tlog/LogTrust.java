package org.portolan.evidence.tlog;

import java.util.List;
import java.util.Optional;
import org.portolan.record.Base64Url;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * The {@code ledger} member of a trust epoch of kind {@code tlog}: {@code {"kind":"tlog", "origin",
 * "keys":[b64 SPKI], "witnesses":[{"name","spki"}], "quorum":n, "acceptRisk":reason|null}}.
 *
 * @param origin the log's origin line
 * @param keys the log's Ed25519 keys; any of them signs
 * @param witnesses who cosign its checkpoints
 * @param quorum how many of them must have
 * @param acceptRisk why a status line that no witness recomputed is believed, in words; without it,
 *     it is not
 */
public record LogTrust(
    String origin,
    List<byte[]> keys,
    List<NoteKey> witnesses,
    long quorum,
    Optional<String> acceptRisk) {
  public LogTrust {
    keys = List.copyOf(keys);
    witnesses = List.copyOf(witnesses);
  }

  public static LogTrust read(Json.Obj ledger) {
    Members in = Members.of("ledger", ledger);
    if (!in.text("kind").equals("tlog")) {
      throw in.wrong("kind", "tlog");
    }
    LogTrust trust =
        new LogTrust(
            in.text("origin"),
            in.texts("keys").stream().map(LogTrust::key).toList(),
            in.list("witnesses", LogTrust::witness),
            in.number("quorum"),
            in.any("acceptRisk") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(in.text("acceptRisk")));
    in.end();
    if (trust.keys().isEmpty() || trust.quorum() > trust.witnesses().size()) {
      throw new RecordRefused(
          "PTL-TRU-001",
          "ledger",
          trust.quorum() + " of " + trust.witnesses().size() + " witnesses",
          "at least one key, and a quorum that the witnesses can reach");
    }
    return trust;
  }

  public Json.Obj json() {
    return Json.object(
        "kind", Json.of("tlog"),
        "origin", Json.of(origin),
        "keys", Json.of(keys.stream().map(key -> Json.of(Base64Url.encode(key))).toList()),
        "witnesses",
            Json.of(
                witnesses.stream()
                    .map(
                        w ->
                            Json.object(
                                "name", Json.of(w.name()),
                                "spki", Json.of(Base64Url.encode(w.spki()))))
                    .toList()),
        "quorum", Json.of(quorum),
        "acceptRisk", acceptRisk.<Json>map(Json::of).orElse(Json.NULL));
  }

  private static byte[] key(String text) {
    try {
      return Base64Url.decode(text);
    } catch (IllegalArgumentException e) {
      throw new RecordRefused("PTL-TRU-001", "ledger/keys", text, "base64url of an SPKI");
    }
  }

  private static NoteKey witness(String path, Json item) {
    Members in = Members.of(path, item);
    NoteKey key = new NoteKey(in.text("name"), in.base64("spki"));
    in.end();
    return key;
  }
}
