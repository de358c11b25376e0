package org.portolan.evidence.ethereum;

import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * Where a registry keeps what ended: {@code {"codeHash", "ended"}}. The layout stands in the trust
 * epoch, and the slot is computed from it; a proof that came with a slot of its own would choose
 * what it proves.
 *
 * @param codeHash keccak of the registry's deployed code, which gives its storage a meaning
 * @param ended the slot of {@code mapping(address publisher => mapping(bytes32 commitment =>
 *     bytes32))}, whose value is zero exactly while nothing ended the commitment
 */
public record RegistryLayout(Bytes32 codeHash, long ended) {
  public StateProof.Contract contract(Bytes32 registry) {
    return new StateProof.Contract(registry, codeHash);
  }

  /** The slot of one publisher's ending of one commitment. */
  public Bytes32 endedSlot(Bytes32 publisher, Bytes32 commitment) {
    Bytes32 mapping = Bytes32.leftPadded(BigEndian.u64(ended));
    return at(commitment, at(publisher, mapping));
  }

  /** Solidity's place of a mapping's value: keccak(key || slot of the mapping). */
  private static Bytes32 at(Bytes32 key, Bytes32 slot) {
    return Keccak256.hash(key.toByteArray(), slot.toByteArray());
  }

  static RegistryLayout read(Members in) {
    RegistryLayout layout = new RegistryLayout(in.hash("codeHash"), in.number("ended"));
    in.end();
    return layout;
  }

  Json.Obj json() {
    return Json.object("codeHash", Json.of(codeHash.hex()), "ended", Json.of(ended));
  }
}
