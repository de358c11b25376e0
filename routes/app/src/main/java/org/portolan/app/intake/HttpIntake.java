package org.portolan.app.intake;

import java.io.InputStream;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.portolan.app.HubProperties;
import org.portolan.hub.Intake;
import org.portolan.hub.IntakeRefused;
import org.springframework.stereotype.Component;

/** Hands what came over HTTP to its route. */
@Component
public class HttpIntake {
  private final ProducerTemplate camel;
  private final long max;

  HttpIntake(ProducerTemplate camel, HubProperties properties) {
    this.camel = camel;
    this.max = properties.httpMax().toBytes();
  }

  /**
   * @param length as the sender states it, or -1; too large a one is refused before a byte is read
   */
  public Intake.Receipt receive(InputStream bytes, long length, String name) {
    if (length > max) {
      throw IntakeRefused.tooLarge(length + " bytes announced", max);
    }
    try {
      return camel.requestBodyAndHeaders(
          IntakeRoutes.HTTP, bytes, Map.of(Exchange.FILE_NAME, name), Intake.Receipt.class);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
