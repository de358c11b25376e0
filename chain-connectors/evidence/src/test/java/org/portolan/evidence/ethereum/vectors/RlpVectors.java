package org.portolan.evidence.ethereum.vectors;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;

/** Spellings of RLP: the one, and the others. */
final class RlpVectors {
  private static final String SUBJECT = "rlp";

  private final List<EthereumVector> all = new ArrayList<>();

  static List<EthereumVector> make() {
    RlpVectors out = new RlpVectors();
    out.accepted("accepted-empty-string", "The empty string", "80");
    out.accepted("accepted-empty-list", "The empty list", "c0");
    out.accepted("accepted-byte", "A byte below 0x80 is itself", "7f");
    out.accepted("accepted-byte-0x80", "A byte from 0x80 on has a head", "8180");
    out.accepted("accepted-55-bytes", "The longest short string", "b7" + "61".repeat(55));
    out.accepted("accepted-56-bytes", "The shortest long string", "b838" + "61".repeat(56));
    out.accepted("accepted-lists-in-lists", "Lists in lists", "c7c0c1c0c3c0c1c0");
    out.accepted("accepted-sixteen-lists-deep", "Sixteen lists in each other", nested(15));
    out.refused("byte-behind-a-head", 20, "A byte below 0x80 with a head", "8101", "001");
    out.refused("zero-byte-behind-a-head", 20, "The byte 0 with a head", "8100", "001");
    out.refused("byte-behind-a-head-in-a-list", 20, "The same within a list", "c28101", "001");
    out.refused(
        "long-form-for-a-short-string", 20, "Two bytes in the long form", "b8026161", "001");
    out.refused("long-form-for-a-short-list", 20, "Two items in the long form", "f8026161", "001");
    out.refused(
        "length-with-a-zero-in-front",
        20,
        "A length of 56 in two bytes",
        "b90038" + "61".repeat(56),
        "001");
    out.refused("trailing-byte", 20, "A byte behind the item", "836162630a", "002");
    out.refused("trailing-empty-string", 20, "An item behind the item", "c080", "002");
    out.refused("string-cut-short", 20, "A string of three bytes that has two", "836162", "002");
    out.refused("list-cut-short", 20, "A list of three bytes that has two", "c36162", "002");
    out.refused(
        "item-longer-than-its-list", 20, "A string that leaves its list", "c2836162", "002");
    out.refused("no-bytes", 20, "Nothing at all", "", "002");
    out.refused("length-cut-short", 20, "A head whose length is missing", "b9", "002");
    out.refused(
        "length-2-to-the-31", 37, "A string of 2^31 bytes that has one", "bb8000000061", "002");
    out.refused(
        "length-2-to-the-63",
        37,
        "A list of 2^63 bytes that has one",
        "ff800000000000000061",
        "002");
    out.refused("seventeen-lists-deep", 20, "Seventeen lists in each other", nested(16), "003");
    return out.all;
  }

  private void accepted(String name, String says, String hex) {
    all.add(EthereumVector.accepted(SUBJECT, name, says, input(hex)));
  }

  private void refused(String name, int item, String says, String hex, String code) {
    all.add(EthereumVector.refused(SUBJECT, name, item, says, input(hex), "PTL-RLP-" + code));
  }

  private static Json.Obj input(String hex) {
    return Json.object("rlp", Json.of(hex));
  }

  private static String nested(int lists) {
    byte[] item = RlpWriter.list();
    for (int i = 0; i < lists; i++) {
      item = RlpWriter.list(item);
    }
    return Hex.encode(item);
  }
}
