package org.portolan.ledger;

import java.nio.charset.StandardCharsets;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/**
 * What a command is, whatever its bytes: two commands of one key are the same deed, done once.
 *
 * @param verb for people
 * @param digest for lookups
 */
public record CommandKey(String verb, Bytes32 digest) {
  /** The key of a deed that is named by a verb and by what it is about. */
  public static CommandKey of(String verb, byte[]... identity) {
    return new CommandKey(
        verb,
        Sha256.hash(
            ("portolan:command:1\0" + verb + "\0").getBytes(StandardCharsets.US_ASCII),
            Bytes.join(identity)));
  }
}
