package org.portolan.ethereum.node;

import java.math.BigInteger;
import java.util.Optional;
import org.portolan.record.Bytes32;
import tools.jackson.databind.JsonNode;

/**
 * A block's header as a node tells it.
 *
 * @param time UTC seconds
 * @param baseFee where the chain has EIP-1559
 */
public record Block(
    long number,
    Bytes32 hash,
    Bytes32 parent,
    long time,
    Bytes32 stateRoot,
    Bytes32 receiptsRoot,
    Optional<BigInteger> baseFee) {
  static Block of(JsonNode block) {
    return new Block(
        Values.number(block.get("number")),
        Values.hash(block.get("hash")),
        Values.hash(block.get("parentHash")),
        Values.number(block.get("timestamp")),
        Values.hash(block.get("stateRoot")),
        Values.hash(block.get("receiptsRoot")),
        Optional.ofNullable(block.get("baseFeePerGas"))
            .filter(fee -> !fee.isNull())
            .map(Values::big));
  }
}
