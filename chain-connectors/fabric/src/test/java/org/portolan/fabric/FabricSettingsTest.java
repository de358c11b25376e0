package org.portolan.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.fabric.peer.Endpoint;

/** What an operator configures. */
class FabricSettingsTest {
  private static Map<String, String> good() {
    Map<String, String> settings = new HashMap<>();
    settings.put("network", "fabric:customs-nl");
    settings.put("channel", "trade");
    settings.put("chaincode", "registry");
    settings.put("msp", "CustomsMSP");
    settings.put("certificate", "cert.pem");
    settings.put("endpoint.1.address", "peer:7051");
    settings.put("endpoint.1.organisation", "CustomsMSP");
    settings.put("endpoint.1.certificates", "ca.pem");
    return settings;
  }

  private static void refused(Map<String, String> settings, String word) {
    assertThatThrownBy(() -> FabricSettings.read(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(word);
  }

  @Test
  void endpoints_are_numbered_from_one_and_each_says_who_runs_it() {
    Map<String, String> settings = good();
    settings.put("endpoint.2.address", "other:7051");
    refused(settings, "endpoint.2.organisation");
    settings.put("endpoint.2.organisation", "PortMSP");
    settings.put("endpoint.2.certificates", "ca.pem");
    settings.put("endpoint.2.clientCertificate", "client.pem");
    refused(settings, "endpoint.2.clientKey");
    settings.put("endpoint.2.clientKey", "client.key");

    assertThat(FabricSettings.read(settings).endpoints())
        .extracting(Endpoint::organisation)
        .isEqualTo(List.of("CustomsMSP", "PortMSP"));
  }

  @Test
  void a_setting_that_is_missing_or_unknown_is_named() {
    for (String name : List.of("network", "channel", "chaincode", "msp", "certificate")) {
      Map<String, String> settings = good();
      settings.remove(name);
      refused(settings, name);
    }
    Map<String, String> settings = good();
    settings.put("chanel", "trade");
    refused(settings, "chanel");
    settings = good();
    settings.put("network", "eip155:1");
    refused(settings, "fabric:");
    settings = good();
    settings.put("privateRecognitions", "yes");
    refused(settings, "privateRecognitions");
  }
}
