package org.portolan.ethereum.node;

import java.math.BigInteger;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import tools.jackson.databind.JsonNode;

/** JSON-RPC's hexadecimal quantities and data. */
public final class Values {
  private Values() {}

  public static String quantity(long value) {
    return "0x" + Long.toHexString(value);
  }

  public static String hex(Bytes32 value) {
    return "0x" + value.hex();
  }

  public static long number(JsonNode value) {
    return big(value).longValueExact();
  }

  public static BigInteger big(JsonNode value) {
    return new BigInteger(text(value), 16);
  }

  public static byte[] bytes(JsonNode value) {
    return Hex.decode(text(value));
  }

  public static Bytes32 hash(JsonNode value) {
    return Bytes32.fromHex(text(value));
  }

  private static String text(JsonNode value) {
    String text = value == null || value.isNull() ? "" : value.asString();
    if (!text.startsWith("0x")) {
      throw new NodeRefused("a hexadecimal value expected, not " + text, null);
    }
    return text.substring(2);
  }
}
