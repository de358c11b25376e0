package org.portolan.evidence.words;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/** Where something stands on a ledger, as that ledger's own people would look for it. */
public final class Place {
  private Place() {}

  /** The position in the words of its family; one that is not of the family, as it is. */
  public static List<Fact> of(NetworkIdentity network, Bytes32 position) {
    ByteBuffer in = ByteBuffer.wrap(position.toByteArray());
    return switch (network.namespace()) {
      case "tlog" -> List.of(new Fact("entry", "" + in.getLong()));
      case "eip155" ->
          List.of(
              new Fact("block", "" + in.getLong()),
              new Fact("transaction in the block", "" + in.getInt()),
              new Fact("log of the transaction", "" + in.getInt()));
      case "fabric" ->
          List.of(
              new Fact("block", "" + in.getLong()),
              new Fact("transaction in the block", "" + in.getInt()));
      default -> List.of(new Fact("position", position.hex()));
    };
  }

  /** The same in a line. */
  public static String words(NetworkIdentity network, Bytes32 position) {
    return of(network, position).stream()
        .map(fact -> fact.label() + " " + fact.value())
        .collect(Collectors.joining(", "));
  }

  /** What the hash beside a position is the hash of. */
  public static Fact hash(NetworkIdentity network, Bytes32 anchorHash) {
    String label =
        switch (network.namespace()) {
          case "tlog" -> "hash of the entry";
          case "eip155" -> "hash of the block";
          case "fabric" -> "hash of the block's header";
          default -> "anchor hash";
        };
    return new Fact(label, anchorHash.hex());
  }
}
