package org.portolan.evidence.ethereum.trie;

import java.util.List;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * A contract under a state root, and slots of its storage, as {@code eth_getProof} gives them.
 *
 * @param account nodes of the state trie towards keccak(address)
 * @param slots for each slot that is asked for, in that order, nodes of the contract's storage trie
 *     towards keccak(slot)
 */
public record StateProof(TrieProof account, List<TrieProof> slots) {
  /** keccak of no code: an account that is no contract. */
  private static final Bytes32 NO_CODE = Keccak256.hash(new byte[0]);

  public StateProof {
    slots = List.copyOf(slots);
  }

  /** A contract's place and the code that gives its storage a meaning. */
  public record Contract(Bytes32 address, Bytes32 codeHash) {}

  /** A contract's storage, of which single slots can be proved. */
  public final class Storage {
    private final Bytes32 root;

    private Storage(Bytes32 root) {
      this.root = root;
    }

    /** The word in a slot by the proof at {@code index}; zero where nothing was written. */
    public Bytes32 word(int index, Bytes32 slot) {
      if (index >= slots.size()) {
        throw new RecordRefused(
            "PTL-MPT-004", "slots", slots.size() + " slots", "a proof of slot " + slot.hex());
      }
      return slots
          .get(index)
          .lookup(root, Keccak256.hash(slot.toByteArray()).toByteArray())
          .map(StateProof::word)
          .orElse(Bytes32.ZERO);
    }
  }

  /** The storage of a contract that has the code it is known by. */
  public Storage storage(Bytes32 stateRoot, Contract contract) {
    byte[] address = new byte[20];
    System.arraycopy(contract.address().toByteArray(), 12, address, 0, address.length);
    byte[] value =
        account
            .lookup(stateRoot, Keccak256.hash(address).toByteArray())
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-MPT-004", "account", "no account", contract.address().hex()));
    List<RlpItem> fields = RlpItem.decode(value).exactly(4);
    fields.get(0).number();
    fields.get(1).require(isNumber(fields.get(1)), "a balance below 2^256");
    Bytes32 codeHash = fields.get(3).hash();
    if (!codeHash.equals(contract.codeHash()) || codeHash.equals(NO_CODE)) {
      throw new RecordRefused(
          "PTL-MPT-005", "account", "code " + codeHash.hex(), contract.codeHash().hex());
    }
    return new Storage(fields.get(2).hash());
  }

  private static Bytes32 word(byte[] value) {
    RlpItem item = RlpItem.decode(value);
    item.require(isNumber(item) && item.length() > 0, "a word that is not zero");
    return Bytes32.leftPadded(item.bytes());
  }

  private static boolean isNumber(RlpItem item) {
    return !item.isList()
        && item.length() <= Bytes32.LENGTH
        && (item.length() == 0 || item.bytes()[0] != 0);
  }
}
