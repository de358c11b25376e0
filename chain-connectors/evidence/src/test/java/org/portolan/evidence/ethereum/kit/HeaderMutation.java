package org.portolan.evidence.ethereum.kit;

import static org.portolan.evidence.ethereum.kit.RlpEditor.flipped;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/** One change of a sealed header for each kind of field that it has. */
public enum HeaderMutation {
  PARENT_HASH(h -> RlpEditor.string(h, 0, b -> flipped(b, 31, 1))),
  UNCLES(h -> RlpEditor.string(h, 1, b -> flipped(b, 0, 1))),
  COINBASE(h -> RlpEditor.string(h, 2, b -> flipped(b, 19, 1))),
  STATE_ROOT(h -> RlpEditor.string(h, 3, b -> flipped(b, 0, 1))),
  TRANSACTIONS_ROOT(h -> RlpEditor.string(h, 4, b -> flipped(b, 0, 1))),
  RECEIPTS_ROOT(h -> RlpEditor.string(h, 5, b -> flipped(b, 0, 1))),
  BLOOM(h -> RlpEditor.string(h, 6, b -> flipped(b, 255, 1))),
  DIFFICULTY(h -> RlpEditor.string(h, 7, b -> new byte[] {2})),
  NUMBER(h -> RlpEditor.string(h, 8, b -> flipped(b, b.length - 1, 0x80))),
  GAS_LIMIT(h -> RlpEditor.string(h, 9, b -> flipped(b, b.length - 1, 1))),
  GAS_USED(h -> RlpEditor.string(h, 10, b -> b.length == 0 ? new byte[] {1} : new byte[0])),
  TIME_LATER(h -> RlpEditor.string(h, 11, b -> flipped(b, 0, 0x10))),
  VANITY(h -> extra(h, x -> RlpEditor.string(x, 0, b -> flipped(b, 0, 1)))),
  VALIDATOR_ADDED(h -> extra(h, x -> RlpEditor.item(x, 1, HeaderMutation::oneMore))),
  VALIDATORS_EMPTIED_OR_INVENTED(
      h ->
          extra(
              h,
              x ->
                  RlpEditor.item(
                      x, 1, l -> RlpEditor.split(l).isEmpty() ? oneMore(l) : RlpWriter.list()))),
  VOTE(
      h ->
          extra(
              h,
              x ->
                  RlpEditor.item(
                      x,
                      2,
                      v ->
                          RlpEditor.split(v).isEmpty()
                              ? RlpWriter.list(
                                  RlpWriter.string(address()), RlpWriter.string(new byte[] {-1}))
                              : RlpWriter.list()))),
  ROUND(h -> extra(h, x -> RlpEditor.string(x, 3, b -> new byte[] {9}))),
  SEAL_R(h -> seals(h, s -> set(s, 0, flipped(s.get(0), 5, 1)))),
  SEAL_S(h -> seals(h, s -> set(s, 0, flipped(s.get(0), 60, 1)))),
  SEAL_PARITY(h -> seals(h, s -> set(s, 0, flipped(s.get(0), 64, 1)))),
  SEAL_V_OF_27(h -> seals(h, s -> set(s, 0, flipped(s.get(0), 64, 0x1a)))),
  SEAL_HIGH_S_TWIN(h -> seals(h, s -> set(s, 0, twin(s.get(0))))),
  SEAL_HIGH_S_TWIN_ADDED(h -> seals(h, s -> add(s, twin(s.get(0))))),
  SEAL_ZERO_R(h -> seals(h, s -> set(s, 0, new byte[65]))),
  SEAL_SHORT(h -> seals(h, s -> set(s, 0, Arrays.copyOf(s.get(0), 64)))),
  SEAL_TWICE(h -> seals(h, s -> add(s, s.get(0)))),
  SEAL_TWICE_FOR_ANOTHER(h -> seals(h, s -> set(s, 1, s.get(0)))),
  SEAL_OF_A_STRANGER(h -> seals(h, s -> add(s, TestKey.number(77).sign(Bytes32.ZERO)))),
  SEALS_TOO_FEW(h -> seals(h, s -> s.subList(0, s.size() - (s.size() + 2) / 3))),
  SEALS_NONE(h -> seals(h, s -> List.of())),
  EXTRA_DATA_LONGER(h -> extra(h, x -> append(x, RlpWriter.list()))),
  EXTRA_DATA_TRAILING(h -> extra(h, x -> Bytes.join(x, new byte[1]))),
  MIX_HASH(h -> RlpEditor.string(h, 13, b -> flipped(b, 0, 1))),
  NONCE(h -> RlpEditor.string(h, 14, b -> flipped(b, 7, 1))),
  FIELD_ADDED(h -> append(h, RlpWriter.number(7))),
  FIELD_LEFT_OUT(h -> RlpEditor.join(RlpEditor.split(h).subList(0, 14))),
  TRAILING_BYTE(h -> Bytes.join(h, new byte[1]));

  private final UnaryOperator<byte[]> change;

  HeaderMutation(UnaryOperator<byte[]> change) {
    this.change = change;
  }

  public byte[] apply(byte[] header) {
    return change.apply(header);
  }

  /** Changes the content of extraData. */
  public static byte[] extra(byte[] header, UnaryOperator<byte[]> change) {
    return RlpEditor.string(header, 12, change);
  }

  /** Changes the seals, each 65 bytes. */
  public static byte[] seals(byte[] header, UnaryOperator<List<byte[]>> change) {
    return extra(
        header,
        x ->
            RlpEditor.item(
                x,
                4,
                list -> {
                  List<byte[]> seals =
                      RlpEditor.split(list).stream().map(s -> RlpItem.decode(s).bytes()).toList();
                  return RlpEditor.join(
                      change.apply(seals).stream().map(RlpWriter::string).toList());
                }));
  }

  public static byte[] twin(byte[] seal) {
    byte[] twin = flipped(seal, 64, 1);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(seal, 32, 64));
    byte[] bytes = TestKey.ORDER.subtract(s).toByteArray();
    int sign = bytes.length > 32 ? 1 : 0;
    Bytes32.leftPadded(Arrays.copyOfRange(bytes, sign, bytes.length)).copyTo(twin, 32);
    return twin;
  }

  private static byte[] oneMore(byte[] validators) {
    return append(validators, RlpWriter.string(address()));
  }

  private static byte[] address() {
    return Arrays.copyOfRange(TestKey.number(77).address().toByteArray(), 12, 32);
  }

  private static byte[] append(byte[] list, byte[] item) {
    List<byte[]> items = new ArrayList<>(RlpEditor.split(list));
    items.add(item);
    return RlpEditor.join(items);
  }

  private static List<byte[]> set(List<byte[]> list, int index, byte[] value) {
    List<byte[]> changed = new ArrayList<>(list);
    changed.set(index, value);
    return changed;
  }

  private static List<byte[]> add(List<byte[]> list, byte[] value) {
    List<byte[]> changed = new ArrayList<>(list);
    changed.add(value);
    return changed;
  }
}
