package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import org.portolan.ethereum.account.SignedTransaction;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What the hub stores before it sends: {@code [2, value, [[transaction, [hash...]]...]]}.
 *
 * @param value of the deed; another one under the same key is a conflict
 * @param attempts one for each transaction; none where the deed was done already
 */
record PreparedBytes(Bytes32 value, List<Attempt> attempts) {
  private static final int VERSION = 2;
  private static final int MAX = 1_000;

  /**
   * A transaction, and those whose place it took.
   *
   * @param transaction signed
   * @param before hashes, oldest first: any of them may still be the one that is mined
   */
  record Attempt(byte[] transaction, List<Bytes32> before) {
    Attempt {
      before = List.copyOf(before);
    }

    Bytes32 hash() {
      return SignedTransaction.hash(transaction);
    }

    Attempt replacedBy(byte[] signed) {
      List<Bytes32> all = new ArrayList<>(before);
      all.add(hash());
      return new Attempt(signed, all.subList(Math.max(0, all.size() - MAX), all.size()));
    }
  }

  PreparedBytes {
    attempts = List.copyOf(attempts);
  }

  static PreparedBytes of(Bytes32 value, List<byte[]> transactions) {
    return new PreparedBytes(
        value, transactions.stream().map(t -> new Attempt(t, List.of())).toList());
  }

  byte[] encode() {
    CborWriter out = new CborWriter().array(3).integer(VERSION).bytes(value.toByteArray());
    out.array(attempts.size());
    for (Attempt attempt : attempts) {
      out.array(2).bytes(attempt.transaction()).array(attempt.before().size());
      attempt.before().forEach(hash -> out.bytes(hash.toByteArray()));
    }
    return out.toByteArray();
  }

  static PreparedBytes decode(byte[] bytes) {
    CborReader in = new CborReader(bytes);
    in.require(in.array() == 3 && in.integer() == VERSION, "three parts of version " + VERSION);
    Bytes32 value = word(in);
    List<Attempt> attempts = new ArrayList<>();
    int count = count(in);
    for (int i = 0; i < count; i++) {
      in.require(in.array() == 2, "a transaction and those before it");
      byte[] transaction = in.bytes();
      List<Bytes32> before = new ArrayList<>();
      int hashes = count(in);
      for (int j = 0; j < hashes; j++) {
        before.add(word(in));
      }
      attempts.add(new Attempt(transaction, before));
    }
    in.end();
    return new PreparedBytes(value, attempts);
  }

  private static int count(CborReader in) {
    int count = in.array();
    in.require(count <= MAX, "at most " + MAX);
    return count;
  }

  private static Bytes32 word(CborReader in) {
    byte[] word = in.bytes();
    in.require(word.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(word);
  }
}
