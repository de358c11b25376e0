package org.portolan.evidence.ethereum.finality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.StateProofCodec;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * What shows that blocks of a QBFT chain are final: {@code [[header...], [[number, state]...]]}.
 *
 * @param headers RLP as nodes keep it, by ascending number, the checkpoint's among them
 * @param states by the number of a header, the validator contract in the state before it
 */
public record QbftProof(List<byte[]> headers, Map<Long, StateProof> states) {
  /** Two hours of blocks of one second; more are not followed. */
  public static final int MAX_HEADERS = 8192;

  public QbftProof {
    headers = List.copyOf(headers);
    states = Map.copyOf(states);
  }

  public byte[] encode() {
    CborWriter out = new CborWriter().array(2).array(headers.size());
    headers.forEach(out::bytes);
    out.array(states.size());
    states.keySet().stream()
        .sorted()
        .forEach(
            number -> {
              out.array(2).integer(number);
              StateProofCodec.write(out, states.get(number));
            });
    return out.toByteArray();
  }

  public static QbftProof decode(byte[] data) {
    CborReader in = new CborReader(data);
    in.require(in.array() == 2, "headers and states");
    int count = in.array();
    in.require(count <= MAX_HEADERS, "at most " + MAX_HEADERS + " headers");
    List<byte[]> headers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      headers.add(in.bytes());
    }
    Map<Long, StateProof> states = new LinkedHashMap<>();
    long last = 0;
    int proofs = in.array();
    for (int i = 0; i < proofs; i++) {
      in.require(in.array() == 2, "a number and a state");
      long number = in.unsigned();
      in.require(number > last, "a number above " + last);
      last = number;
      states.put(number, StateProofCodec.read(in));
    }
    in.end();
    return new QbftProof(headers, states);
  }
}
