package org.portolan.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A hub that other machines reach has a token, or does not start. */
@Component
class OpenToNobody implements InitializingBean {
  private final String address;
  private final HubProperties properties;

  OpenToNobody(@Value("${server.address:0.0.0.0}") String address, HubProperties properties) {
    this.address = address;
    this.properties = properties;
  }

  @Override
  public void afterPropertiesSet() throws UnknownHostException {
    if (properties.token().isEmpty() && !InetAddress.getByName(address).isLoopbackAddress()) {
      throw new IllegalStateException(
          "server.address="
              + address
              + " can be reached by other machines, and portolan.token is empty:"
              + " set portolan.token (PORTOLAN_TOKEN), or listen on 127.0.0.1 alone");
    }
  }
}
