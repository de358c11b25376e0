package org.portolan.evidence.fabric.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/**
 * 32 bytes that whoever wants to know chooses, so that no answer is older than the question. The
 * nonces of the questions follow from it, one of each question, since a peer takes no two proposals
 * with one nonce at a time. The registry is asked after the peers told how far their ledgers are:
 * its nonce holds what they signed, so its state is of that height or a later one.
 */
public record Challenge(Bytes32 value) {
  private static final int NONCE_LENGTH = 24;

  /** What a peer signed: the payload, and its signature. */
  public record Signed(byte[] payload, byte[] signature) {}

  /** For {@code qscc GetChainInfo}. */
  public byte[] tipNonce() {
    return nonce("portolan:view:tip:1\0", new byte[0]);
  }

  /**
   * For the registry's view.
   *
   * @param tips what each peer answered before, in the order of the evidence
   */
  public byte[] registryNonce(List<Signed> tips) {
    byte[] digests =
        Bytes.join(
            tips.stream()
                .flatMap(
                    tip ->
                        List.of(Sha256.hash(tip.payload()), Sha256.hash(tip.signature())).stream())
                .map(Bytes32::toByteArray)
                .toArray(byte[][]::new));
    return nonce("portolan:view:registry:1\0", digests);
  }

  /** For {@code qscc GetTransactionByID}. */
  public byte[] transactionNonce() {
    return nonce("portolan:view:transaction:1\0", new byte[0]);
  }

  private byte[] nonce(String use, byte[] after) {
    byte[] hash =
        Sha256.hash(use.getBytes(StandardCharsets.US_ASCII), value.toByteArray(), after)
            .toByteArray();
    return Arrays.copyOf(hash, NONCE_LENGTH);
  }
}
