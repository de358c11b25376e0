package org.portolan.evidence.ethereum.finality;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * A contract that names the validators, in an {@code address[]} of its storage.
 *
 * @param fromBlock the first block whose header lists nobody; its validators are those of the state
 *     before
 * @param slot where the array's length stands; its elements follow keccak(slot)
 */
public record ValidatorContract(long fromBlock, StateProof.Contract contract, long slot) {
  /** The validators by a state; the proof has the length's slot first, then one an element. */
  Validators validators(Bytes32 stateRoot, StateProof proof) {
    StateProof.Storage storage = proof.storage(stateRoot, contract);
    Bytes32 lengthSlot = lengthSlot();
    BigInteger length = new BigInteger(storage.word(0, lengthSlot).toByteArray());
    if (length.signum() <= 0
        || length.bitLength() > 31
        || length.intValue() != proof.slots().size() - 1) {
      throw refused(
          "a proof of " + proof.slots().size() + " slots", length + " elements and a length");
    }
    List<Bytes32> slots = slots(length.intValue());
    List<Bytes32> addresses = new ArrayList<>();
    for (int i = 1; i < slots.size(); i++) {
      addresses.add(address(storage.word(i, slots.get(i))));
    }
    return Validators.of("validator contract", addresses);
  }

  /** Where the array's length stands. */
  public Bytes32 lengthSlot() {
    return Bytes32.leftPadded(BigEndian.u64(slot));
  }

  /** The slots that a proof of so many validators shows, in its order. */
  public List<Bytes32> slots(int length) {
    BigInteger first = new BigInteger(1, Keccak256.hash(lengthSlot().toByteArray()).toByteArray());
    List<Bytes32> slots = new ArrayList<>(List.of(lengthSlot()));
    for (int i = 0; i < length; i++) {
      slots.add(slot(first.add(BigInteger.valueOf(i))));
    }
    return slots;
  }

  private static Bytes32 slot(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes.length > Bytes32.LENGTH ? 1 : 0;
    return Bytes32.leftPadded(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static Bytes32 address(Bytes32 word) {
    for (int i = 0; i < 12; i++) {
      if (word.toByteArray()[i] != 0) {
        throw refused("the word " + word.hex(), "an address");
      }
    }
    return word;
  }

  private static RecordRefused refused(String seen, String expected) {
    return new RecordRefused("PTL-QBF-010", "validator contract", seen, expected);
  }

  static ValidatorContract read(Members in) {
    ValidatorContract contract =
        new ValidatorContract(
            in.number("fromBlock"),
            new StateProof.Contract(QbftRule.address(in, "address"), in.hash("codeHash")),
            in.number("slot"));
    in.end();
    return contract;
  }

  Json.Obj json() {
    return Json.object(
        "fromBlock", Json.of(fromBlock),
        "address", QbftRule.address(contract.address()),
        "codeHash", Json.of(contract.codeHash().hex()),
        "slot", Json.of(slot));
  }
}
