package org.portolan.chaincode;

import java.util.List;
import org.portolan.record.Bytes32;

/** A view's arguments: hashes as 64 lower-case hexadecimal digits, numbers in decimal. */
record Arguments(List<String> texts) {
  Arguments(List<String> texts, int count) {
    this(texts);
    if (texts.size() != count) {
      throw malformed(texts.size() + " arguments", count + " arguments");
    }
  }

  Bytes32 hash(int index) {
    String text = texts.get(index);
    if (!text.matches("[0-9a-f]{64}")) {
      throw malformed(text, "64 lower-case hexadecimal digits");
    }
    return Bytes32.fromHex(text);
  }

  long number(int index) {
    String text = texts.get(index);
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw malformed(text, "a decimal number of at most 18 digits without leading zeros");
    }
    return Long.parseLong(text);
  }

  private static ChaincodeRefused malformed(String seen, String expected) {
    return ChaincodeRefused.of("PTL-CHC-001", "arguments", seen, expected);
  }
}
