package org.portolan.registry;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** A refusal in one line, as a registry answers it through a ledger that carries text alone. */
public final class RefusalText {
  private static final int MAX_BYTES = 1 << 16;

  private RefusalText() {}

  public static String of(Refusal refusal) {
    Json.Obj json =
        Json.object(
            "code", Json.of(refusal.code()),
            "expected", Json.of(refusal.expected()),
            "path", Json.of(refusal.path()),
            "seen", Json.of(refusal.seen()));
    return new String(json.canonical(), StandardCharsets.UTF_8);
  }

  /** The refusal in a text, whatever a peer or a gateway wrote around it. */
  public static Optional<Refusal> find(String text) {
    int begin = text.indexOf("{\"code\":");
    int end = text.lastIndexOf('}');
    if (begin < 0 || end < begin) {
      return Optional.empty();
    }
    try {
      byte[] json = text.substring(begin, end + 1).getBytes(StandardCharsets.UTF_8);
      Members in = Members.of("refusal", CanonicalJson.parse(json, MAX_BYTES));
      return Optional.of(
          Refusal.of(in.text("code"), in.text("path"), in.text("seen"), in.text("expected")));
    } catch (RecordRefused | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
