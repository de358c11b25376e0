package org.portolan.app.api;

import java.util.List;
import java.util.Map;
import org.portolan.app.Worker;
import org.portolan.hub.Hub;
import org.portolan.publisher.db.DatabaseFailed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the hub: a program every few seconds, or a person at night. */
@RestController
class HealthApi {
  private final Hub hub;
  private final Worker worker;

  HealthApi(Hub hub, Worker worker) {
    this.hub = hub;
    this.worker = worker;
  }

  /**
   * @param state UP, or DOWN where the database does not answer or the newest round failed
   * @param lastRoundAt UTC milliseconds; 0 before the first round has ended
   * @param messages how many in each state
   * @param lanes each with how far it is, and why not further
   */
  record Health(
      String state,
      String database,
      long lastRoundAt,
      String failure,
      Map<String, Long> messages,
      List<LaneHealth> lanes) {}

  @GetMapping("/api/health")
  ResponseEntity<Health> health() {
    try {
      String failure = worker.lastFailure().orElse(null);
      Map<String, Long> messages = hub.documents().counts();
      String state = failure == null ? "UP" : "DOWN";
      return answer(
          new Health(
              state, "UP", worker.lastRound(), failure, messages, List.of(LaneHealth.of(hub))));
    } catch (DatabaseFailed e) {
      return answer(
          new Health("DOWN", "DOWN", worker.lastRound(), e.getMessage(), Map.of(), List.of()));
    }
  }

  /** For Prometheus. */
  @GetMapping(value = "/api/metrics", produces = "text/plain")
  String metrics() {
    return LaneHealth.of(hub).metrics();
  }

  private static ResponseEntity<Health> answer(Health health) {
    return ResponseEntity.status(
            health.state().equals("UP") ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(health);
  }
}
