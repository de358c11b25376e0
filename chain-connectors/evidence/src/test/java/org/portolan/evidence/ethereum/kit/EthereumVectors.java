package org.portolan.evidence.ethereum.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors under {@code portolan/vectors/ethereum}. */
public final class EthereumVectors {
  private EthereumVectors() {}

  public static JsonNode read(String name) {
    try (InputStream in =
        EthereumVectors.class.getResourceAsStream("/portolan/vectors/ethereum/" + name)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hexadecimal, as vectors write it, or with 0x before it, as nodes do. */
  public static byte[] bytes(JsonNode node) {
    String text = node.asString();
    return Hex.decode(text.startsWith("0x") ? text.substring(2) : text);
  }

  /** A number as nodes write it: 0x and as few digits as it needs. */
  public static long quantity(JsonNode node) {
    return Long.parseUnsignedLong(node.asString().substring(2), 16);
  }

  public static Bytes32 padded(JsonNode node) {
    return Bytes32.leftPadded(bytes(node));
  }

  public static List<byte[]> list(JsonNode nodes) {
    List<byte[]> list = new ArrayList<>();
    nodes.forEach(node -> list.add(bytes(node)));
    return list;
  }
}
