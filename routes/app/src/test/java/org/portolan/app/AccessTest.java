package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

/** A hub with a token answers whoever shows it, and tells the others what to do. */
@DirtiesContext
class AccessTest extends Served {
  private static final Path OWN = temporary();

  @DynamicPropertySource
  static void token(DynamicPropertyRegistry registry) {
    registry.add("portolan.folder", OWN::toString);
    registry.add("portolan.token", () -> "harbour-light");
  }

  private int status(String path, String authorization) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).header("Authorization", authorization))
        .statusCode();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
  }

  @Test
  void nobody_without_the_token_is_answered() throws Exception {
    assertThat(get("/api/messages").statusCode()).isEqualTo(401);
    assertThat(get("/api/messages").body()).contains("PTL-API-006").contains("\"next\"");
    assertThat(get("/").headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(status("/api/messages", "Bearer harbour-lights")).isEqualTo(401);
    assertThat(status("/api/messages", basic("anyone:"))).isEqualTo(401);
    assertThat(status("/api/messages", "Basic !!!")).isEqualTo(401);
  }

  @Test
  void a_program_shows_it_as_a_bearer_and_a_person_as_a_password() throws Exception {
    assertThat(status("/api/messages", "Bearer harbour-light")).isEqualTo(200);
    assertThat(status("/", basic("anyone:harbour-light"))).isEqualTo(200);
  }

  @Test
  void health_is_told_without_it() throws Exception {
    assertThat(get("/api/health").statusCode()).isEqualTo(200);
  }

  @Test
  void a_hub_that_others_reach_does_not_start_without_a_token() {
    HubProperties open =
        new HubProperties(OWN, null, null, null, " ", null, null, null, null, null);

    assertThatThrownBy(() -> new OpenToNobody("0.0.0.0", open).afterPropertiesSet())
        .hasMessageContaining("portolan.token");
    assertThat(open.httpMax()).isEqualTo(DataSize.ofMegabytes(64));
  }
}
