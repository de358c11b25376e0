package org.portolan.chaincode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Sha256;

/** A registry that Customs and Port run together, with its settings in force. */
final class TestRegistry {
  static final NetworkIdentity NETWORK =
      new NetworkIdentity("fabric:test", Sha256.hash("genesis".getBytes(StandardCharsets.UTF_8)));
  static final String NAME = "trade/registry";

  final TestChannel channel = new TestChannel(Instant.ofEpochSecond(1_795_000_000L));
  final TestIdentity customsAdmin = TestIdentity.admin("CustomsMSP");
  final TestIdentity portAdmin = TestIdentity.admin("PortMSP");
  final TestIdentity customs = TestIdentity.client("CustomsMSP");
  final TestIdentity port = TestIdentity.client("PortMSP");

  static TestRegistry governedBy(int governors) {
    return with(settings("CustomsMSP", governors, "null"));
  }

  static TestRegistry with(String settings) {
    TestRegistry registry = new TestRegistry();
    TestChannel.Simulated done = registry.configure(registry.customsAdmin, settings);
    if (!done.isEndorsed()) {
      throw new AssertionError(done.message());
    }
    return registry;
  }

  TestChannel.Simulated configure(TestIdentity who, String settings) {
    return channel.submit(who, "configure", settings.getBytes(StandardCharsets.UTF_8));
  }

  static String settings(String anchors, int governors, String collection) {
    return """
    {"anchor":[{"attributes":{},"msp":"%s","units":[]}],\
    "deliver":[{"attributes":{"portolan.relay":"true"},"msp":"PortMSP","units":[]},\
    {"attributes":{},"msp":"CustomsMSP","units":["client"]}],\
    "format":"portolan.fabric-registry.v1",\
    "govern":[{"attributes":{},"msp":"CustomsMSP","units":["admin"]},\
    {"attributes":{},"msp":"PortMSP","units":["admin"]}],\
    "governors":%d,\
    "network":{"caip2":"%s","genesis":"%s"},\
    "privateRecognitions":%s,"registry":"%s"}\
    """
        .formatted(anchors, governors, NETWORK.caip2(), NETWORK.genesis().hex(), collection, NAME);
  }

  static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }
}
