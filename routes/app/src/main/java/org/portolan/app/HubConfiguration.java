package org.portolan.app;

import java.time.Clock;
import java.time.Duration;
import org.portolan.hub.Hub;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub, opened once and closed with the application. */
@Configuration(proxyBeanMethods = false)
class HubConfiguration {
  /** An idle hub asks its ledgers five times a second. */
  @Bean
  Pace pace() {
    return new Pace(Duration.ofMillis(10), Duration.ofMillis(200));
  }

  @Bean(destroyMethod = "close")
  Hub hub(HubProperties properties, Pace pace) {
    return Hub.open(properties.settings(), Clock.systemUTC(), pace);
  }

  /** A sender that asks first whether it may send is answered before it has sent anything. */
  @Bean
  TomcatConnectorCustomizer askedFirst() {
    return connector -> connector.setProperty("continueResponseTiming", "onRead");
  }
}
