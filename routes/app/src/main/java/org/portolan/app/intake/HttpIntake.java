package org.portolan.app.intake;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.portolan.hub.Intake;
import org.springframework.stereotype.Component;

/** Hands what came over HTTP to its route. */
@Component
public class HttpIntake {
  private final ProducerTemplate camel;

  HttpIntake(ProducerTemplate camel) {
    this.camel = camel;
  }

  public Intake.Receipt receive(byte[] bytes, String name) {
    return camel.requestBodyAndHeaders(
        IntakeRoutes.HTTP, bytes, Map.of(Exchange.FILE_NAME, name), Intake.Receipt.class);
  }
}
