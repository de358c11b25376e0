package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

class HubPropertiesTest {
  @EnableConfigurationProperties(HubProperties.class)
  static class Configured {}

  private static ApplicationContextRunner with(String name, String value) {
    return new ApplicationContextRunner()
        .withUserConfiguration(Configured.class)
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("commandLineArgs", Map.of(name, value))));
  }

  @Test
  void a_setting_is_taken_by_its_name() {
    with("portolan.folder", "/srv/portolan")
        .run(
            context ->
                assertThat(context.getBean(HubProperties.class).folder())
                    .isEqualTo(Path.of("/srv/portolan")));
  }

  @Test
  void one_that_does_not_exist_keeps_the_hub_from_starting_and_is_named() {
    with("portolan.databse-url", "jdbc:postgresql://db/portolan")
        .run(
            context -> {
              FailureAnalysis said = new UnknownSetting().analyze(context.getStartupFailure());
              assertThat(said.getDescription())
                  .startsWith("PTL-HUB-003 there is no setting portolan.databse-url (");
              assertThat(said.getAction()).contains("portolan.database-url, ", "operating.md");
            });
  }
}
