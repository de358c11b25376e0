package org.portolan.fabric.block;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/** A block's name: SHA-256 of its header in DER. */
final class BlockHash {
  private BlockHash() {}

  static Bytes32 of(BlockHeader header) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))));
    fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
    fields.add(new DEROctetString(header.getDataHash().toByteArray()));
    try {
      return Sha256.hash(new DERSequence(fields).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("a header that is no sequence", e);
    }
  }
}
