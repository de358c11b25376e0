package org.portolan.ethereum;

import java.util.List;
import org.portolan.ethereum.contract.EpochCode;
import org.portolan.ethereum.contract.IssuerSignature;
import org.portolan.ethereum.contract.PackedProof;
import org.portolan.ethereum.contract.PackedViews;
import org.portolan.ethereum.contract.PeerSet;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.fabric.SignedViews;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView.AcceptedBatch;
import org.portolan.ledger.Views;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sheaf;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** Calls of a registry that believes what peers signed, and checks issuers itself. */
record ViewCalls(EthereumRecognitions held) {
  /**
   * @param signatures the views that a statement came with
   * @param change the endings that come along
   */
  byte[] accept(Bytes32 lane, List<SignaturePart> signatures, byte[] change) {
    try {
      Views.Signed signed = Views.Signed.of(signatures);
      byte[] packed = PackedViews.of(PeerSet.in(epoch(lane)), SignedViews.decode(signed.data()));
      return RegistryCalls.acceptViews(lane, signed.since(), packed, change);
    } catch (RecordRefused e) {
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  /** Of an accepted batch: no place in a map comes along, since peers sign none. */
  byte[] recognize(Command.Recognize command, AcceptedBatch batch) {
    RecognitionProof proof = command.proof();
    byte[] epoch = epoch(proof.lane());
    byte[] signed =
        Sheaf.signedBytes(
            HashAlgorithm.SHA256,
            proof.header().origin(),
            PeerSet.in(epoch).registry(),
            proof.publisher(),
            proof.batchLeaf().count(),
            proof.batchLeaf().sheafRoot());
    try {
      return RegistryCalls.recognizeSigned(
          PackedProof.of(
              EpochCode.sourceIn(epoch).orElseThrow(),
              batch.count(),
              List.of(proof),
              PublisherStatus.NONE),
          IssuerSignature.packed(command.sheaf().orElseThrow(ViewCalls::unsigned), signed));
    } catch (RecordRefused e) {
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  private static LedgerRefused unsigned() {
    return new LedgerRefused(
        Refusal.of("PTL-EVM-020", "sheaf", "no signature", "the COSE_Sign1 of the record's sheaf"));
  }

  private byte[] epoch(Bytes32 lane) {
    return held.epoch(lane)
        .orElseThrow(
            () ->
                new LedgerRefused(
                    Refusal.of("PTL-DST-001", "lane", lane.hex(), "a lane that is open here")));
  }
}
