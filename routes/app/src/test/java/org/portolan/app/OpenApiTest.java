package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** openapi.yaml says what there is, and what there is answers as openapi.yaml says. */
class OpenApiTest extends ServedEmbedded {
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  private Map<String, Object> description() throws Exception {
    return new Yaml().load(get("/openapi.yaml").body());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> in(Map<String, Object> description, String... names) {
    Map<String, Object> found = description;
    for (String name : names) {
      assertThat(found).containsKey(name);
      found = (Map<String, Object>) found.get(name);
    }
    return found;
  }

  @Test
  void it_names_every_path_with_its_methods_and_no_other() throws Exception {
    Set<String> served = new TreeSet<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .keySet()
        .forEach(
            info -> {
              for (String path : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                  served.add(method.name().toLowerCase() + " " + path);
                }
              }
            });
    served.removeIf(each -> !each.contains(" /api/"));
    Set<String> described = new TreeSet<>();
    Map<String, Object> paths = in(description(), "paths");
    paths
        .keySet()
        .forEach(
            path -> in(paths, path).keySet().forEach(method -> described.add(method + " " + path)));

    assertThat(described).isEqualTo(served);
  }

  /** The answer fits the schema that the description gives for it. */
  private void fits(String method, String path, HttpResponse<String> answer) throws Exception {
    Map<String, Object> description = description();
    Map<String, Object> response =
        in(description, "paths", path, method, "responses", "" + answer.statusCode());
    if (response.get("$ref") instanceof String problem) {
      assertThat(problem).isEqualTo("#/components/responses/Problem");
      response = in(description, "components", "responses", "Problem");
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
    Map<String, Object> wanted = in(response, "content", type, "schema");
    wanted = new LinkedHashMap<>(wanted);
    wanted.put("components", description.get("components"));
    String schema = new JsonMapper().writeValueAsString(wanted);
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    assertThat(compiled.validate(answer.body(), InputFormat.JSON)).as(answer.body()).isEmpty();
  }

  @Test
  void every_answer_is_as_described() throws Exception {
    HttpResponse<String> receipt =
        post("/api/messages", declaration("26OPEN0001", "9"), "cusdec.edi");
    fits("post", "/api/messages", receipt);
    long message = number(receipt.body(), "\"message\":(\\d+)");
    long document =
        number(
            eventually("/api/messages/" + message, "\"state\":\"TRANSLATED\""),
            "\"documents\":\\[(\\d+)");
    eventually("/api/documents/" + document + "/recognitions", "RECOGNIZED");

    fits("get", "/api/messages", get("/api/messages"));
    fits("get", "/api/messages/{id}", get("/api/messages/" + message));
    fits("get", "/api/messages/{id}/findings", get("/api/messages/" + message + "/findings"));
    fits("get", "/api/messages/{id}", get("/api/messages/999999"));
    fits(
        "post",
        "/api/messages/{id}/release",
        send(
            HttpRequest.newBuilder(at("/api/messages/" + message + "/release"))
                .POST(HttpRequest.BodyPublishers.noBody())));
    fits(
        "post",
        "/api/messages/{id}/replay",
        send(
            HttpRequest.newBuilder(at("/api/messages/" + message + "/replay"))
                .POST(HttpRequest.BodyPublishers.noBody())));
    HttpResponse<String> sent = get("/api/acknowledgements");
    fits("get", "/api/acknowledgements", sent);
    fits("get", "/api/acknowledgements", get("/api/acknowledgements?state=OVERDUE"));
    long first = number(sent.body(), "\"id\":(\\d+)");
    fits(
        "post",
        "/api/acknowledgements/{id}/resend",
        send(
            HttpRequest.newBuilder(at("/api/acknowledgements/" + first + "/resend"))
                .POST(HttpRequest.BodyPublishers.noBody())));
    fits("get", "/api/partners", get("/api/partners"));
    fits("get", "/api/documents/{id}", get("/api/documents/" + document));
    fits("get", "/api/documents/{id}/record", get("/api/documents/" + document + "/record"));
    fits(
        "get",
        "/api/documents/{id}/recognitions",
        get("/api/documents/" + document + "/recognitions"));
    HttpResponse<String> bundle = get("/api/documents/" + document + "/bundle");
    fits("get", "/api/documents/{id}/bundle", bundle);
    fits(
        "post",
        "/api/verify",
        post("/api/verify", bundle.body().getBytes(StandardCharsets.UTF_8), "bundle"));
    fits("get", "/api/networks", get("/api/networks"));
    fits("get", "/api/deliveries", get("/api/deliveries"));
    fits("get", "/api/deliveries/{id}", get("/api/deliveries/1"));
    fits("get", "/api/trust", get("/api/trust"));
    for (String path : new String[] {"/api/trust/epochs", "/api/trust/directory"}) {
      fits("get", path, get(path));
      fits("post", path, post(path, "{}".getBytes(StandardCharsets.UTF_8), "entry"));
    }
    fits("get", "/api/trust/head", get("/api/trust/head"));
    fits("get", "/api/freezes", get("/api/freezes"));
    HttpResponse<String> health = get("/api/health");
    fits("get", "/api/health", health);
    assertThat(health.body())
        .contains("\"lane\":\"tlog:customs -> tlog:bank\"")
        .containsPattern("\"RECOGNIZED\":[1-9]")
        .contains("\"frozen\":false");
    assertThat(get("/api/metrics").body())
        .containsPattern(
            "portolan_lane_deliveries\\{lane=\"tlog:customs -> tlog:bank\",state=\"RECOGNIZED\"\\}"
                + " [1-9]")
        .contains("portolan_lane_parked{lane=\"tlog:customs -> tlog:bank\"} 0");
    fits("post", "/api/messages", post("/api/messages", new byte[0], "empty.edi"));
  }
}
