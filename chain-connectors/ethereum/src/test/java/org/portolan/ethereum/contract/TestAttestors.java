package org.portolan.ethereum.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** Attestors with keys, in the order in which a contract holds them. */
final class TestAttestors {
  private record Attestor(Bytes32 id, String organisation, ECKeyPair key) {}

  private final List<Attestor> attestors;

  private TestAttestors(List<Attestor> attestors) {
    this.attestors = attestors;
  }

  /** One for each organisation named; a name may come several times. */
  static TestAttestors of(String... organisations) throws Exception {
    List<Attestor> made = new ArrayList<>();
    for (String organisation : organisations) {
      ECKeyPair key = Keys.createEcKeyPair();
      made.add(
          new Attestor(Bytes32.leftPadded(Hex.decode(Keys.getAddress(key))), organisation, key));
    }
    made.sort(Comparator.comparing(attestor -> attestor.id().hex()));
    return new TestAttestors(made);
  }

  AttestorSet set() {
    return new AttestorSet(
        attestors.stream().map(a -> new AttestorSet.Member(a.id(), a.organisation())).toList());
  }

  /** Those that a list names, by their place in the set. */
  byte[] sign(Bytes32 digest, int... who) {
    List<SignaturePart> parts = new ArrayList<>();
    for (int i : who) {
      parts.add(new SignaturePart(attestors.get(i).id(), "eip712", signature(digest, i)));
    }
    return set().pack(parts);
  }

  /** The first so many of different organisations. */
  byte[] quorum(Bytes32 digest, int organisations) {
    List<String> seen = new ArrayList<>();
    List<SignaturePart> parts = new ArrayList<>();
    for (int i = 0; i < attestors.size() && seen.size() < organisations; i++) {
      if (!seen.contains(attestors.get(i).organisation())) {
        seen.add(attestors.get(i).organisation());
        parts.add(new SignaturePart(attestors.get(i).id(), "eip712", signature(digest, i)));
      }
    }
    return set().pack(parts);
  }

  private byte[] signature(Bytes32 digest, int who) {
    Sign.SignatureData data =
        Sign.signMessage(digest.toByteArray(), attestors.get(who).key(), false);
    return Bytes.join(data.getR(), data.getS(), data.getV());
  }

  /** The places of an organisation's attestors. */
  int[] ofOrganisation(String organisation) {
    return java.util.stream.IntStream.range(0, attestors.size())
        .filter(i -> attestors.get(i).organisation().equals(organisation))
        .toArray();
  }
}
