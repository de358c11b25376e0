package org.portolan.app.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.portolan.app.HubProperties;
import org.portolan.hub.Hub;
import org.springframework.stereotype.Component;

/**
 * {@code FOLDER/in} and HTTP into the hub's intake. A file is moved to {@code done} once the hub
 * has it on disk, or to {@code dead} with the reason beside it.
 */
@Component
class IntakeRoutes extends RouteBuilder {
  static final String HTTP = "direct:intake";

  private final Hub hub;
  private final Path folder;

  IntakeRoutes(Hub hub, HubProperties properties) {
    this.hub = hub;
    this.folder = properties.folder();
  }

  @Override
  public void configure() {
    from("file:"
            + folder.resolve("in")
            + "?readLock=changed&readLockMinAge=500&move=../done/${date:now:yyyyMMddHHmmssSSS}-${file:onlyname}"
            + "&moveFailed=../dead/${file:onlyname}&maxMessagesPerPoll=100&delay=500")
        .routeId("folder-intake")
        .onException(Exception.class)
        .process(this::writeReason)
        .end()
        .convertBodyTo(byte[].class)
        .process(exchange -> receive(exchange, "folder"));

    from(HTTP).routeId("http-intake").process(exchange -> receive(exchange, "http"));
  }

  private void receive(Exchange exchange, String transport) {
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, "message", String.class);
    byte[] bytes = exchange.getMessage().getBody(byte[].class);
    exchange.getMessage().setBody(hub.intake().receive(bytes, name, transport));
  }

  private void writeReason(Exchange exchange) throws IOException {
    Exception reason = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, "message", String.class);
    Path dead = folder.resolve("dead");
    Files.createDirectories(dead);
    Files.writeString(
        dead.resolve(name + ".reason.txt"),
        "The hub could not take this file: "
            + reason.getMessage()
            + "\nNext: mend the cause and move the file back to "
            + folder.resolve("in")
            + "\n",
        StandardCharsets.UTF_8);
  }
}
