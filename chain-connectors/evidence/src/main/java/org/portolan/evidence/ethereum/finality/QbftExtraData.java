package org.portolan.evidence.ethereum.finality;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Bytes32;

/**
 * What QBFT keeps in a header: {@code [vanity, [validator...], vote, round, [seal...]]}. A vote is
 * empty or {@code [address, 0xff]} to add and {@code [address, 0x00]} to remove; only its shape is
 * checked, for what counts is whom the trusted validators let seal.
 */
final class QbftExtraData {
  private static final byte[] NO_SEALS = RlpWriter.list();
  private static final byte[] ROUND_ZERO = RlpWriter.number(0);
  private static final long MAX_ROUND = 0xffffffffL;

  private final RlpItem vanity;
  private final RlpItem list;
  private final RlpItem vote;
  private final RlpItem round;
  private final List<Bytes32> validators;
  private final List<byte[]> seals;

  private QbftExtraData(List<RlpItem> items) {
    vanity = items.get(0);
    list = items.get(1);
    vote = items.get(2);
    round = items.get(3);
    vanity.bytes(32);
    validators = list.items(Validators.MOST).stream().map(RlpItem::address).toList();
    checkVote(vote);
    round.require(round.number() <= MAX_ROUND, "a round below 2^32");
    seals = new ArrayList<>();
    for (RlpItem seal : items.get(4).items(Validators.MOST)) {
      seals.add(seal.bytes(Secp256k1.SIGNATURE_LENGTH));
    }
  }

  static QbftExtraData decode(byte[] extraData) {
    return new QbftExtraData(RlpItem.decode(extraData).exactly(5));
  }

  private static void checkVote(RlpItem vote) {
    List<RlpItem> parts = vote.items(2);
    if (parts.isEmpty()) {
      return;
    }
    vote.require(parts.size() == 2, "no vote, or an address and a direction");
    parts.get(0).address();
    byte[] direction = parts.get(1).bytes();
    boolean known =
        direction.length == 0
            || direction.length == 1 && (direction[0] == 0 || direction[0] == (byte) 0xff);
    parts.get(1).require(known, "0xff to add, 0x00 to remove");
  }

  /** Who seals, in header mode; empty in contract mode. */
  List<Bytes32> validators() {
    return validators;
  }

  /** Each r || s || parity. */
  List<byte[]> seals() {
    return seals;
  }

  boolean isBare() {
    return seals.isEmpty() && round.number() == 0;
  }

  /** As it is hashed for the seals: without them, the round kept. */
  byte[] forSeals() {
    return RlpWriter.list(
        vanity.encoded(), list.encoded(), vote.encoded(), round.encoded(), NO_SEALS);
  }

  /** As it is hashed for the block: without seals, round 0. */
  byte[] forBlock() {
    return RlpWriter.list(vanity.encoded(), list.encoded(), vote.encoded(), ROUND_ZERO, NO_SEALS);
  }
}
