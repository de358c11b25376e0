package org.portolan.evidence.fabric.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.record.Bytes32;

/**
 * One of the chaincode's views, as it is called.
 *
 * @param arguments hashes as 64 lower-case hexadecimal digits, numbers in decimal
 * @param keys what it reads, in the order of the read-set, and nothing else
 */
public record RegistryCall(String function, List<String> arguments, List<String> keys) {
  public static final String GET_BATCH = "getBatch";
  public static final String GET_STANDING = "getStanding";
  public static final String GET_STATUS = "getStatus";

  public RegistryCall {
    arguments = List.copyOf(arguments);
    keys = List.copyOf(keys);
  }

  /** Answered by {@link HeldBatch#answer()}. */
  public static RegistryCall getBatch(Bytes32 publisher, long ordinal) {
    return new RegistryCall(
        GET_BATCH,
        List.of(publisher.hex(), Long.toString(ordinal)),
        List.of(RegistryKeys.batch(publisher, ordinal)));
  }

  /** Answered by {@link Standing#answer()}. */
  public static RegistryCall getStanding(Bytes32 publisher, long ordinal, Bytes32 commitment) {
    return new RegistryCall(
        GET_STANDING,
        List.of(publisher.hex(), Long.toString(ordinal), commitment.hex()),
        List.of(
            RegistryKeys.batch(publisher, ordinal), RegistryKeys.ending(publisher, commitment)));
  }

  /** Answered by {@link EndingsOf#answer()}. */
  public static RegistryCall getStatus(Bytes32 publisher) {
    return new RegistryCall(
        GET_STATUS, List.of(publisher.hex()), List.of(RegistryKeys.status(publisher)));
  }

  /** The function and its arguments, as a proposal carries them. */
  public List<byte[]> input() {
    return Stream.concat(Stream.of(function), arguments.stream())
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
