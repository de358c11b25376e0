package org.portolan.evidence.fabric;

import java.util.HashSet;
import java.util.Set;
import org.portolan.evidence.fabric.message.BlockHeader;
import org.portolan.evidence.fabric.message.BlockSeals;
import org.portolan.evidence.fabric.trust.Consenter;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.PeerSignature;
import org.portolan.record.RecordRefused;

/**
 * Signatures of a BFT ordering service over a block's header. Under any other service one orderer
 * signs, whose word is not enough, so there is nothing to be checked. A seal names no channel:
 * orderers of two channels seal both with one key.
 */
final class Seals {
  private Seals() {}

  /** Refuses unless a quorum of the epoch's consenters sealed the header, and nobody else did. */
  static void require(String path, FabricTrust trust, BlockHeader header, byte[] metadata) {
    BlockSeals seals = BlockSeals.read(path, metadata);
    byte[] der = header.der();
    Set<Long> signers = new HashSet<>();
    for (BlockSeals.Seal seal : seals.seals()) {
      Consenter consenter =
          trust
              .consenter(seal.consenter())
              .orElseThrow(
                  () -> refused(path, "consenter " + seal.consenter(), "one of the epoch's"));
      PeerSignature.require(
          path, consenter.key(), seal.signature(), seals.value(), seal.identifierHeader(), der);
      if (!signers.add(consenter.id())) {
        throw refused(path, "consenter " + consenter.id() + " twice", "each once");
      }
    }
    if (trust.consenters().isEmpty() || signers.size() < trust.sealQuorum()) {
      throw refused(
          path,
          signers.size() + " seals of " + trust.consenters().size() + " consenters",
          "a quorum of a BFT ordering service");
    }
  }

  private static RecordRefused refused(String path, String seen, String expected) {
    return new RecordRefused("PTL-FAB-031", path, seen, expected);
  }
}
