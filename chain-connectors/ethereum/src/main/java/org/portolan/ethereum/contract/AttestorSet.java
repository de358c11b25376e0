package org.portolan.ethereum.contract;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * An epoch's attestors in the contract's order: addresses ascending, organisations numbered as they
 * first appear in it.
 */
public record AttestorSet(List<Member> members) {
  /** The most that the contract can hold. */
  public static final int MAX = 255;

  private static final int ADDRESS = 20;
  private static final int SIGNATURE = 65;

  /**
   * @param id the left-padded address
   */
  public record Member(Bytes32 id, String organisation) {}

  public AttestorSet {
    members = members.stream().sorted(Comparator.comparing(m -> m.id().hex())).toList();
    if (members.isEmpty() || members.size() > MAX) {
      throw new RecordRefused(
          "PTL-EVM-004", "attestors", members.size() + " attestors", "1 to " + MAX);
    }
  }

  /**
   * Those attestors of an epoch that sign the EIP-712 way; no other can be checked by a contract.
   */
  public static AttestorSet of(List<AttestorEntry> attestors) {
    return new AttestorSet(
        attestors.stream()
            .filter(attestor -> attestor.kind().equals("eip712"))
            .map(attestor -> new Member(attestor.id(), attestor.organisation()))
            .toList());
  }

  /** 20 bytes of address and one of the organisation's number, for each. */
  public byte[] packed() {
    List<String> organisations = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Member member : members) {
      if (!organisations.contains(member.organisation())) {
        organisations.add(member.organisation());
      }
      out.write(member.id().toByteArray(), Bytes32.LENGTH - ADDRESS, ADDRESS);
      out.write(organisations.indexOf(member.organisation()));
    }
    return out.toByteArray();
  }

  /** The signatures that the contract can count: number of the attestor, then r, s, v. */
  public byte[] pack(List<SignaturePart> signatures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (SignaturePart part : signatures) {
      int place = place(part.attestor());
      if (place >= 0 && part.kind().equals("eip712") && part.signature().length == SIGNATURE) {
        out.write(place);
        out.writeBytes(part.signature());
      }
    }
    return out.toByteArray();
  }

  private int place(Bytes32 attestor) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).id().equals(attestor)) {
        return i;
      }
    }
    return -1;
  }
}
