package org.portolan.chaincode;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.traces.Traces;

/**
 * Runs the registry as a service that peers connect to. Reads {@code CHAINCODE_SERVER_ADDRESS}
 * (host:port) and {@code CORE_CHAINCODE_ID_NAME} (the package's id); with TLS also {@code
 * CHAINCODE_TLS_KEY}, {@code CHAINCODE_TLS_CERT} and, where peers have to show certificates, {@code
 * CHAINCODE_CLIENT_CA_CERT}, each the path of a PEM file.
 */
public final class Service {
  private static final int MAX_MESSAGE = 100 << 20;

  private Service() {}

  public static void main(String[] arguments) throws Exception {
    Registry registry = new Registry(Clock.systemUTC());
    registry.processEnvironmentOptions();
    Metrics.initialize(registry.getChaincodeConfig());
    Traces.initialize(registry.getChaincodeConfig());
    new NettyChaincodeServer(registry, properties()).start();
  }

  private static ChaincodeServerProperties properties() {
    String address =
        variable("CHAINCODE_SERVER_ADDRESS")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "CHAINCODE_SERVER_ADDRESS is missing: the host:port that peers connect"
                            + " to"));
    int colon = address.lastIndexOf(':');
    ChaincodeServerProperties properties = new ChaincodeServerProperties();
    properties.setServerAddress(
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
    properties.setMaxInboundMessageSize(MAX_MESSAGE);
    variable("CHAINCODE_TLS_KEY")
        .ifPresent(
            key -> {
              properties.setTlsEnabled(true);
              properties.setKeyFile(key);
              properties.setKeyCertChainFile(variable("CHAINCODE_TLS_CERT").orElse(null));
              properties.setTrustCertCollectionFile(
                  variable("CHAINCODE_CLIENT_CA_CERT").orElse(null));
            });
    return properties;
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
