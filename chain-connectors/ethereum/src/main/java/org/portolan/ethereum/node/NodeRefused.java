package org.portolan.ethereum.node;

import org.portolan.record.Hex;

/** The node answered, and the answer is an error: a call that reverts, a transaction not taken. */
public final class NodeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String data;

  NodeRefused(String message, String data) {
    super(message);
    this.data = data == null ? "" : data.replace("\"", "");
  }

  /** What a reverted call returned; nothing where the node does not tell. */
  public byte[] data() {
    try {
      return data.startsWith("0x") ? Hex.decode(data.substring(2)) : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Whether the node's words say this, in any case. */
  public boolean says(String words) {
    return String.valueOf(getMessage()).toLowerCase(java.util.Locale.ROOT).contains(words);
  }
}
