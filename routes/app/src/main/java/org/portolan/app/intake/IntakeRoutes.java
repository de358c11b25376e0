package org.portolan.app.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.portolan.app.HubProperties;
import org.portolan.hub.Hub;
import org.portolan.hub.IntakeRefused;
import org.springframework.stereotype.Component;

/**
 * {@code FOLDER/in} and HTTP into the hub's intake. A file is moved to {@code done} once the hub
 * has it on disk, or to {@code dead} with the reason beside it; each file on its own.
 */
@Component
class IntakeRoutes extends RouteBuilder {
  static final String HTTP = "direct:intake";

  private final Hub hub;
  private final Path folder;
  private final long httpMax;
  private final long folderMax;
  private final DeadFiles dead;

  IntakeRoutes(Hub hub, HubProperties properties) {
    this.hub = hub;
    this.folder = properties.folder().toAbsolutePath();
    this.httpMax = properties.httpMax().toBytes();
    this.folderMax = properties.folderMax().toBytes();
    this.dead = new DeadFiles(folder.resolve("dead"));
  }

  @Override
  public void configure() {
    from("file:"
            + folder.resolve("in").toUri().getRawPath()
            + "?readLock=changed&readLockMinAge=500&readLockMinLength=0&delay=500"
            + "&maxMessagesPerPoll=1000&idempotent=false&probeContentType=false"
            + "&move=../done/${date:now:yyyyMMddHHmmssSSS}-${exchangeId}-${file:onlyname}"
            + "&moveFailed=../dead/${exchangeProperty.dead}")
        .routeId("folder-intake")
        .onException(Exception.class)
        .logStackTrace(false)
        .logExhaustedMessageHistory(false)
        .process(dead::writeReason)
        .end()
        .process(this::fromFolder);

    from(HTTP).routeId("http-intake").errorHandler(noErrorHandler()).process(this::fromHttp);
  }

  private void fromFolder(Exchange exchange) throws IOException {
    Path file = Path.of(exchange.getMessage().getHeader(Exchange.FILE_PATH, String.class));
    String name = name(exchange);
    exchange.setProperty(DeadFiles.NAME, dead.name(name));
    if (Files.isSymbolicLink(file)) {
      throw IntakeRefused.notAFile(name);
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      receive(exchange, bytes, folderMax, "folder");
    }
  }

  private void fromHttp(Exchange exchange) {
    receive(exchange, exchange.getMessage().getBody(InputStream.class), httpMax, "http");
  }

  private void receive(Exchange exchange, InputStream bytes, long max, String transport) {
    exchange.getMessage().setBody(hub.intake().receive(bytes, max, name(exchange), transport));
  }

  private static String name(Exchange exchange) {
    return exchange.getMessage().getHeader(Exchange.FILE_NAME, "message", String.class);
  }
}
