package org.portolan.attestor;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.portolan.relay.attest.MutualTls;

/**
 * The attestor's doors: one for relays, over TLS 1.3 with a certificate on both sides, and if it is
 * configured one for whoever watches the process.
 */
public final class AttestorServer implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final Desk desk;
  private final HttpsServer relays;
  private final Optional<HttpServer> monitor;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private AttestorServer(Desk desk, Clock clock, Consumer<String> step) throws IOException {
    this.desk = desk;
    Watch watch = new Watch(desk);
    Questions questions = new Questions(desk, watch, clock, step);
    AttestorConfig.Tls tls = desk.config().tls();
    SSLContext context = MutualTls.of(tls.keyStore(), tls.passwordFile(), tls.authorities());
    this.relays = HttpsServer.create(desk.config().listen(), BACKLOG);
    relays.setHttpsConfigurator(new BothShowThemselves(context));
    listen(relays, exchange -> questions.handle((HttpsExchange) exchange));
    Optional<InetSocketAddress> at = desk.config().monitor();
    this.monitor =
        at.isPresent() ? Optional.of(HttpServer.create(at.get(), BACKLOG)) : Optional.empty();
    monitor.ifPresent(http -> listen(http, watch::handle));
  }

  /**
   * Opens everything, and answers when this returns.
   *
   * @param step is told each step as it is taken; a test may halt the process there
   * @throws IllegalArgumentException where the configuration, a key store or a trust file is wrong
   * @throws IllegalStateException where the journal is not as the attestor left it
   */
  static AttestorServer start(AttestorConfig config, Clock clock, Consumer<String> step)
      throws IOException {
    Desk desk = new Desk(config, clock, step);
    try {
      return new AttestorServer(desk, clock, step);
    } catch (IOException | RuntimeException e) {
      desk.close();
      throw e;
    }
  }

  private void listen(HttpServer server, HttpHandler handler) {
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  /** Where relays find it. */
  InetSocketAddress address() {
    return relays.getAddress();
  }

  Desk desk() {
    return desk;
  }

  /** TLS 1.3, and no connection without a certificate. */
  private static final class BothShowThemselves extends HttpsConfigurator {
    BothShowThemselves(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters both = MutualTls.only13(getSSLContext());
      both.setNeedClientAuth(true);
      parameters.setSSLParameters(both);
    }
  }

  @Override
  public void close() {
    relays.stop(1);
    monitor.ifPresent(http -> http.stop(0));
    threads.shutdownNow();
    desk.close();
  }
}
