package org.portolan.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Base64Url;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** Journals of two lines, each with something changed that a reader of the file alone could do. */
record JournalForger(List<String> lines) {
  List<List<String>> all() {
    String first = lines.get(0);
    List<List<String>> all = new ArrayList<>();
    all.add(List.of(lines.get(1)));
    all.add(List.of(lines.get(1), first));
    all.add(List.of(first, first));
    all.add(List.of(first.replace(" 10 ", " 12 "), lines.get(1)));
    all.add(List.of(first.substring(0, first.lastIndexOf(' ')), lines.get(1)));
    all.add(List.of(rewritten(first.replace(" 10 ", " 12 "))));
    return all;
  }

  /** With the right hash, and signed, by somebody else. */
  private static String rewritten(String line) {
    String[] cells = line.split(" ");
    String text = String.join(" ", List.of(cells).subList(0, 10));
    Bytes32 link =
        Sha256.hash(Bytes32.ZERO.toByteArray(), text.getBytes(StandardCharsets.US_ASCII));
    byte[] signed = Bytes.join("portolan:attestor-journal:1\0".getBytes(), link.toByteArray());
    return text
        + " "
        + link.hex()
        + " "
        + Base64Url.encode(CoseSign1.signDetached(SigningKey.generate(Alg.ED25519), signed));
  }
}
