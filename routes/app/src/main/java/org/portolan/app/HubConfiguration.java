package org.portolan.app;

import java.time.Clock;
import org.portolan.hub.Hub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub, opened once and closed with the application. */
@Configuration
class HubConfiguration {
  @Bean(destroyMethod = "close")
  Hub hub(HubProperties properties) {
    return Hub.open(properties.settings(), Clock.systemUTC(), step -> {});
  }
}
