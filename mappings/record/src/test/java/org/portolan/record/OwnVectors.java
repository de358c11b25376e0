package org.portolan.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's vectors of the record format: values to recompute. */
final class OwnVectors {
  private OwnVectors() {}

  static JsonNode read(String name) {
    return JsonMapper.shared().readTree(bytes(name));
  }

  /** The files whose name begins like this. */
  static List<String> named(String prefix) {
    return new String(bytes("index.txt"), StandardCharsets.UTF_8)
        .lines()
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  private static byte[] bytes(String name) {
    try (InputStream in =
        OwnVectors.class.getResourceAsStream("/portolan/vectors/record/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Bytes32 hash(JsonNode node, String name) {
    return Bytes32.fromHex(node.get(name).asString());
  }

  static byte[] hex(JsonNode node, String name) {
    return Hex.decode(node.get(name).asString());
  }

  static List<Bytes32> hashes(JsonNode array) {
    return array.values().stream().map(node -> Bytes32.fromHex(node.asString())).toList();
  }

  static HashAlgorithm algorithm(JsonNode node) {
    return HashAlgorithm.ofLabel(node.get("alg").asString());
  }
}
