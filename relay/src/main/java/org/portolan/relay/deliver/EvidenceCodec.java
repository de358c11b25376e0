package org.portolan.relay.deliver;

import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/** Evidence as kept with a delivery: {@code [kind, claim, height, time, data]}. */
public final class EvidenceCodec {
  private EvidenceCodec() {}

  public static byte[] encode(Evidence evidence) {
    return new CborWriter()
        .array(5)
        .text(evidence.kind())
        .text(evidence.claim().label())
        .integer(evidence.height())
        .integer(evidence.time())
        .bytes(evidence.data())
        .toByteArray();
  }

  public static Evidence decode(byte[] kept) {
    CborReader in = new CborReader(kept);
    in.require(in.array() == 5, "five parts");
    Evidence evidence =
        new Evidence(in.text(), Claim.ofLabel(in.text()), in.unsigned(), in.unsigned(), in.bytes());
    in.end();
    return evidence;
  }
}
