package org.portolan.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * A publisher's endings in their order, as the chaincode keeps and answers them: for who makes the
 * status map from them, which no registry keeps. What a key's version says is the connector's to
 * read: the block in which the ending was written.
 *
 * @param all how many endings there are
 * @param head over all of them
 * @param endings of the page
 */
public record EndingPage(long all, Bytes32 head, List<Ending> endings) {
  public static final String GET_ENDINGS = "getEndings";

  /** The most endings in one answer. */
  public static final int SIZE = 256;

  public EndingPage {
    endings = List.copyOf(endings);
  }

  /** Under which key the ending of a number, from 1, is kept: C and C'. */
  public static String key(Bytes32 publisher, long number) {
    return "endings/" + publisher.hex() + "/" + String.format(Locale.ROOT, "%019d", number);
  }

  public byte[] answer() {
    CborWriter out = new CborWriter().array(3).integer(all).bytes(head.toByteArray());
    out.array(endings.size() * 2);
    for (Ending ending : endings) {
      out.bytes(ending.commitment().toByteArray()).bytes(ending.successor().toByteArray());
    }
    return out.toByteArray();
  }

  public static EndingPage ofAnswer(byte[] answer) {
    CborReader in = new CborReader(answer);
    in.require(in.array() == 3, "3 parts");
    long all = in.unsigned();
    Bytes32 head = hash(in);
    int hashes = in.array();
    in.require(hashes % 2 == 0 && hashes <= 2 * SIZE, "commitments and successors");
    List<Ending> endings = new ArrayList<>();
    for (int i = 0; i < hashes; i += 2) {
      endings.add(new Ending(hash(in), hash(in)));
    }
    in.end();
    return new EndingPage(all, head, endings);
  }

  private static Bytes32 hash(CborReader in) {
    byte[] bytes = in.bytes();
    in.require(bytes.length == Bytes32.LENGTH, "32 bytes");
    return Bytes32.of(bytes);
  }
}
