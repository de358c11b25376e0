package org.portolan.publisher;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.Sheaf;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;

/**
 * Makes batches of commitments: sheaves that the issuer signs, and one padding leaf that hides how
 * many there are.
 *
 * @param origin the issuer on its network
 * @param registry that the issuer signs for
 * @param publisher that the issuer signs for
 */
record BatchMaker(
    HashAlgorithm algorithm,
    IssuerIdentity issuer,
    Signer issuerKey,
    Bytes32 origin,
    Bytes32 registry,
    Bytes32 publisher) {
  private static final int MAX_SIGNATURES = 1_000_000;
  private static final int SIGNATURE_HEAD = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** At most so many records, in no more sheaves than a row of the database takes. */
  int limit(int maxRecords, int sheafSize) {
    long sheaves = MAX_SIGNATURES / (issuerKey.alg().signatureLength() + SIGNATURE_HEAD);
    return (int) Math.min(maxRecords, sheaves * sheafSize);
  }

  /** Signs sheaves of at most so many commitments; each costs a signature, so all cores sign. */
  SheavesCodec sign(List<Bytes32> commitments, int sheafSize) {
    List<List<Bytes32>> parts = new ArrayList<>();
    for (int from = 0; from < commitments.size(); from += sheafSize) {
      parts.add(commitments.subList(from, Math.min(from + sheafSize, commitments.size())));
    }
    byte[] padding = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(padding);
    return new SheavesCodec(
        Bytes32.of(padding),
        parts.parallelStream()
            .map(part -> new SheavesCodec.Signed(part.size(), cose(part)))
            .toList());
  }

  private byte[] cose(List<Bytes32> commitments) {
    Sheaf sheaf = Sheaf.of(algorithm, commitments);
    return CoseSign1.signDetached(
        issuerKey,
        Sheaf.signedBytes(algorithm, origin, registry, publisher, sheaf.count(), sheaf.root()));
  }

  /** The batch of these commitments and their signatures, every leaf opened. */
  BatchOpening opening(List<Bytes32> commitments, SheavesCodec signed) {
    List<BatchOpening.Leaf> leaves = new ArrayList<>(signed.sheaves().size() + 1);
    int from = 0;
    for (SheavesCodec.Signed sheaf : signed.sheaves()) {
      int to = from + sheaf.count();
      leaves.add(new BatchOpening.SignedSheaf(issuer, commitments.subList(from, to), sheaf.cose()));
      from = to;
    }
    leaves.add(new BatchOpening.Padding(signed.padding()));
    return new BatchOpening(algorithm, leaves);
  }
}
