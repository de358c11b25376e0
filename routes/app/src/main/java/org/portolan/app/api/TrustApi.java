package org.portolan.app.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.hub.Hub;
import org.portolan.ledger.Source;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The epoch log and the directory of customs' registry. Entries may come from anyone who may use
 * this interface: what they are signed with decides.
 */
@RestController
class TrustApi {
  private static final int MAX_BYTES = 2 << 20;

  private final Hub hub;

  TrustApi(Hub hub) {
    this.hub = hub;
  }

  /** It is in force from the hub's next round on. */
  record Taken(boolean taken) {}

  /** The ledger's newest final height: what an epoch that begins now closes with. */
  record Head(long height, String hash) {}

  @GetMapping(value = "/api/trust/epochs", produces = "application/json")
  byte[] epochs() {
    return EpochFile.encode(hub.networks().book().epochs().entries());
  }

  @GetMapping(value = "/api/trust/directory", produces = "application/json")
  byte[] directory() {
    return DirectoryFile.encode(hub.networks().book().directory().entries());
  }

  @GetMapping("/api/trust/head")
  Head head() {
    Source.Head head = hub.networks().customs().sources().get(0).head();
    return new Head(head.height(), head.hash().hex());
  }

  @PostMapping("/api/trust/epochs")
  Taken takeEpoch(InputStream body) throws IOException {
    Json entry = json(body);
    return answer(() -> hub.networks().book().take(EpochFile.read("", entry)));
  }

  @PostMapping("/api/trust/directory")
  Taken takeDirectoryEntry(InputStream body) throws IOException {
    Json entry = json(body);
    return answer(() -> hub.networks().book().take(DirectoryFile.read("", entry)));
  }

  private static Json json(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw Problems.tooLarge("An entry has at most " + MAX_BYTES + " bytes");
    }
    try {
      return CanonicalJson.parse(bytes, MAX_BYTES);
    } catch (RecordRefused e) {
      throw refused(Refusal.of(e));
    }
  }

  private interface Taking {
    Optional<Refusal> take();
  }

  private Taken answer(Taking taking) {
    try {
      Optional<Refusal> no = taking.take();
      if (no.isPresent()) {
        throw refused(no.get());
      }
    } catch (RecordRefused e) {
      throw refused(Refusal.of(e));
    }
    // The hub takes it up in its next round: this one only tells that it was taken.
    return new Taken(true);
  }

  private static ErrorResponseException refused(Refusal refusal) {
    HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
    return new ErrorResponseException(status, Problems.of(status, refusal), null);
  }
}
