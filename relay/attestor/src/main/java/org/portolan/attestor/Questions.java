package org.portolan.attestor;

import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.portolan.evidence.Refusal;
import org.portolan.record.RecordRefused;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorWire;

/** What relays ask: bounded in size, in number and in time, and passed on to the desk. */
final class Questions {
  private static final System.Logger LOG = System.getLogger(Questions.class.getName());

  private final Desk desk;
  private final Watch watch;
  private final Clock clock;
  private final Consumer<String> step;
  private final AttestorConfig.Limits limits;
  private final RateLimit rate;
  private final Semaphore atWork;

  Questions(Desk desk, Watch watch, Clock clock, Consumer<String> step) {
    this.desk = desk;
    this.watch = watch;
    this.clock = clock;
    this.step = step;
    this.limits = desk.config().limits();
    this.rate = new RateLimit(limits.perSecond(), limits.burst(), System::nanoTime);
    this.atWork = new Semaphore(limits.atOnce());
  }

  /** A request that is answered with a refusal of its own, whoever signs or does not. */
  private static final class Turned extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient Refusal refusal;

    Turned(int status, Refusal refusal) {
      this.status = status;
      this.refusal = refusal;
    }
  }

  void handle(HttpsExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Client client = Client.of(exchange, desk.config().tls().pins(), clock);
    if (client.refusal().isEmpty() && !path.startsWith("/v1/")) {
      watch.handle(exchange);
      return;
    }
    try (exchange) {
      try {
        byte[] answer = answered(exchange, path, client);
        Watch.send(exchange, 200, AttestorWire.MEDIA_TYPE, answer);
      } catch (Turned turned) {
        watch.metrics().count("refused", turned.refusal.code());
        LOG.log(Level.INFO, "relay {0}: {1}", client.pin(), turned.refusal);
        Watch.send(
            exchange, turned.status, "text/plain", Watch.text(turned.refusal.toString() + "\n"));
      } catch (RuntimeException e) {
        // What went wrong is for the attestor's operator; a relay is told that something did.
        LOG.log(Level.ERROR, "a question of relay " + client.pin() + " failed", e);
        watch.metrics().count("failed", "none");
        Watch.send(exchange, 500, "text/plain", Watch.text("the attestor failed; see its log\n"));
      }
    }
  }

  private byte[] answered(HttpsExchange exchange, String path, Client client)
      throws Turned, IOException {
    turn(403, client.refusal());
    long wait = rate.secondsUntil(client.pin());
    if (wait > 0) {
      exchange.getResponseHeaders().set("Retry-After", "" + wait);
      throw new Turned(
          429,
          Refusal.of(
              "PTL-ATT-018",
              "relay",
              "more than " + limits.perSecond() + " requests a second",
              "the next one in " + wait + " s"));
    }
    if (!atWork.tryAcquire()) {
      throw new Turned(
          503, Refusal.of("PTL-ATT-021", "attestor", "one more", limits.atOnce() + " at a time"));
    }
    long begin = System.nanoTime();
    try {
      Attestor.Answer answer = ask(exchange, path);
      count(answer, client);
      step.accept("answering");
      return AttestorWire.encode(answer);
    } finally {
      atWork.release();
      watch.metrics().took(System.nanoTime() - begin);
    }
  }

  private Attestor.Answer ask(HttpsExchange exchange, String path) throws Turned, IOException {
    boolean known = path.equals(AttestorWire.BATCH) || path.equals(AttestorWire.STATUS);
    if (!known || !exchange.getRequestMethod().equals("POST")) {
      throw new Turned(
          404,
          Refusal.of(
              "PTL-ATT-016",
              "request",
              exchange.getRequestMethod() + " " + path,
              "POST " + AttestorWire.BATCH + " or " + AttestorWire.STATUS));
    }
    byte[] body = body(exchange);
    try {
      return path.equals(AttestorWire.BATCH)
          ? desk.answer(AttestorWire.batchQuestion(body))
          : desk.answer(AttestorWire.statusQuestion(body));
    } catch (RecordRefused e) {
      throw new Turned(400, Refusal.of(e));
    }
  }

  private byte[] body(HttpsExchange exchange) throws Turned, IOException {
    byte[] body = exchange.getRequestBody().readNBytes(limits.maxBytes() + 1);
    if (body.length > limits.maxBytes()) {
      // Whoever is still sending does not read yet: a part more is let through before the answer.
      exchange.getRequestBody().skip(limits.maxBytes());
      throw new Turned(
          413,
          Refusal.of("PTL-ATT-017", "request", "more", "at most " + limits.maxBytes() + " bytes"));
    }
    return body;
  }

  private static void turn(int status, Optional<Refusal> refusal) throws Turned {
    if (refusal.isPresent()) {
      throw new Turned(status, refusal.get());
    }
  }

  private void count(Attestor.Answer answer, Client client) {
    switch (answer) {
      case Attestor.Answer.Signed signed -> watch.metrics().count("signed", "none");
      case Attestor.Answer.Declined no -> {
        watch.metrics().count("declined", no.refusal().code());
        LOG.log(Level.WARNING, "declined to relay {0}: {1}", client.pin(), no.refusal());
      }
      case Attestor.Answer.Unreachable nobody -> {
        watch.metrics().count("unreachable", "none");
        LOG.log(Level.WARNING, "could not decide: {0}", nobody.why());
      }
    }
  }
}
