package org.portolan.fabric;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.fabric.peer.Account;
import org.portolan.fabric.peer.Endpoint;
import org.portolan.fabric.peer.PemKeys;

/**
 * What an operator configures of one channel; docs/fabric.md explains each.
 *
 * @param network CAIP-2, {@code fabric:customs-nl}
 * @param msp id of the organisation that the account is of
 * @param certificate PEM of the account
 * @param key PEM of the account's key; empty where the hub's own signer has it
 * @param privateRecognitions whether the registry keeps recognized headers in a collection
 * @param reading the same channel for whoever only reads, with an account of its own; empty where
 *     none was named
 */
record FabricSettings(
    String network,
    String channel,
    String chaincode,
    String msp,
    Path certificate,
    Optional<Path> key,
    List<Endpoint> endpoints,
    boolean privateRecognitions,
    Map<String, String> reading) {
  private static final String READER = "reader.";

  /** Endpoints are {@code endpoint.1.address}, {@code endpoint.1.organisation}, ... in order. */
  static FabricSettings read(Map<String, String> settings) {
    Map<String, String> left = new HashMap<>(settings);
    left.keySet().removeIf(name -> name.startsWith(READER));
    Map<String, String> reading = reading(settings, left);
    String network = required(left, "network");
    if (!network.matches("fabric:[-_a-zA-Z0-9]{1,32}")) {
      throw new IllegalArgumentException("network is fabric: and a name, not " + network);
    }
    FabricSettings read =
        new FabricSettings(
            network,
            required(left, "channel"),
            required(left, "chaincode"),
            required(left, "msp"),
            Path.of(required(left, "certificate")),
            Optional.ofNullable(left.remove("key")).map(Path::of),
            endpoints(left),
            isTrue(left, "privateRecognitions"),
            reading);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown settings: " + left.keySet());
    }
    return read;
  }

  /** What begins with {@code reader.} takes the place of others. */
  private static Map<String, String> reading(Map<String, String> all, Map<String, String> own) {
    Map<String, String> reading = new HashMap<>(own);
    all.forEach(
        (name, value) -> {
          if (name.startsWith(READER)) {
            reading.put(name.substring(READER.length()), value);
          }
        });
    return reading.equals(own) ? Map.of() : Map.copyOf(reading);
  }

  /** The account whose key is in the settings. */
  Account ownAccount() {
    return new Account(
        msp,
        PemKeys.certificate(certificate),
        PemKeys.signer(
            key.orElseThrow(() -> new IllegalArgumentException("the setting key is missing"))));
  }

  private static List<Endpoint> endpoints(Map<String, String> left) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 1; left.containsKey("endpoint." + i + ".address"); i++) {
      String name = "endpoint." + i + ".";
      String certificate = left.remove(name + "clientCertificate");
      endpoints.add(
          new Endpoint(
              left.remove(name + "address"),
              required(left, name + "organisation"),
              Path.of(required(left, name + "certificates")),
              Optional.ofNullable(left.remove(name + "authority")),
              certificate == null
                  ? Optional.empty()
                  : Optional.of(
                      new Endpoint.ClientTls(
                          Path.of(certificate), Path.of(required(left, name + "clientKey"))))));
    }
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("endpoint.1.address is missing");
    }
    return endpoints;
  }

  private static boolean isTrue(Map<String, String> left, String name) {
    String value = left.remove(name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(name + " is true or false, not " + value);
    }
    return "true".equals(value);
  }

  private static String required(Map<String, String> left, String name) {
    String value = left.remove(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the setting " + name + " is missing");
    }
    return value;
  }
}
