package org.portolan.app;

import java.time.Clock;
import org.portolan.hub.Hub;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub, opened once and closed with the application. */
@Configuration(proxyBeanMethods = false)
class HubConfiguration {
  @Bean(destroyMethod = "close")
  Hub hub(HubProperties properties) {
    return Hub.open(properties.settings(), Clock.systemUTC(), step -> {});
  }

  /** A sender that asks first whether it may send is answered before it has sent anything. */
  @Bean
  TomcatConnectorCustomizer askedFirst() {
    return connector -> connector.setProperty("continueResponseTiming", "onRead");
  }
}
