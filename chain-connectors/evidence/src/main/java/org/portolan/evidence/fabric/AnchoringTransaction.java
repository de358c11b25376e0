package org.portolan.evidence.fabric;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.evidence.fabric.message.EndorsedTransaction;
import org.portolan.evidence.fabric.message.EndorserAnswer;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.message.ProcessedTransaction;
import org.portolan.evidence.fabric.message.ReadWriteSets;
import org.portolan.evidence.fabric.message.SignedPayload;
import org.portolan.evidence.fabric.msp.Certificates;
import org.portolan.evidence.fabric.msp.Endorser;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryKeys;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.view.PeerSignature;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

/**
 * The transaction that anchored, as peers signed that they keep it: valid, by the publisher,
 * writing the batch, and endorsed by the epoch's organisations when it was made. By itself it
 * proves nothing of what the ledger holds.
 */
final class AnchoringTransaction {
  private static final String PATH = "transaction";

  private AnchoringTransaction() {}

  static void require(ProcessedTransaction processed, HeldBatch batch, Endorsers known) {
    require(
        processed.code() == ProcessedTransaction.VALID,
        "PTL-FAB-028",
        "validation code " + processed.code(),
        "0, valid");
    SignedPayload signed = SignedPayload.read(PATH, processed.envelope());
    requireNamed(signed, batch, known.trust().channel());
    EndorsedTransaction endorsed = EndorsedTransaction.read(PATH, signed.data());
    EndorserAnswer answer = EndorserAnswer.read(PATH + "/answer", endorsed.answer());
    Bytes32 hash =
        Sha256.hash(signed.channelHeader(), endorsed.header(), endorsed.proposalPayload());
    require(
        answer.proposalHash().equals(hash)
            && Arrays.equals(endorsed.header(), signed.signatureHeader()),
        "PTL-FAB-029",
        "an answer to " + answer.proposalHash(),
        "one to the transaction's own proposal, " + hash);
    requireWrites(answer, batch, known.trust().chaincode());
    requireEndorsed(endorsed, known, signed.time());
  }

  private static void requireNamed(SignedPayload signed, HeldBatch batch, String channel) {
    SignedPayload.Creator creator = SignedPayload.Creator.read(PATH, signed.signatureHeader());
    Bytes32 id = Sha256.hash(creator.nonce(), creator.identity());
    require(
        signed.type() == SignedPayload.TRANSACTION
            && signed.channel().equals(channel)
            && id.equals(batch.transaction())
            && id.hex().equals(signed.transactionId()),
        "PTL-FAB-029",
        "transaction " + id + " of " + signed.channel(),
        batch.transaction() + " of " + channel);
    Identity identity = Identity.read(PATH + "/creator", creator.identity());
    Bytes32 publisher =
        FabricPublisher.of(
            identity.msp(),
            Certificates.read("PTL-FAB-004", PATH + "/creator", identity.certificate()));
    require(
        publisher.equals(batch.publisher()),
        "PTL-FAB-029",
        "publisher " + publisher,
        batch.publisher().hex());
  }

  private static void requireWrites(EndorserAnswer answer, HeldBatch batch, String chaincode) {
    String key = RegistryKeys.batch(batch.publisher(), batch.ordinal());
    List<ReadWriteSets.Write> writes =
        ReadWriteSets.read(PATH + "/results", answer.results()).namespaces().stream()
            .filter(namespace -> namespace.name().equals(chaincode))
            .flatMap(namespace -> namespace.writes().stream())
            .filter(write -> write.key().equals(key))
            .toList();
    require(
        answer.chaincode().equals(chaincode)
            && writes.size() == 1
            && Arrays.equals(writes.get(0).value(), batch.value()),
        "PTL-FAB-029",
        writes.size() + " writes of the batch",
        "the batch, written by " + chaincode);
  }

  private static void requireEndorsed(EndorsedTransaction endorsed, Endorsers known, long time) {
    Set<String> organisations = new HashSet<>();
    for (EndorsedTransaction.Endorsement each : endorsed.endorsements()) {
      Endorser endorser = known.endorser(PATH + "/endorser", each.endorser(), time);
      PeerSignature.require(
          PATH + "/endorsement",
          endorser.key(),
          each.signature(),
          endorsed.answer(),
          each.endorser());
      organisations.add(endorser.msp());
    }
    long quorum = known.trust().policy().quorum();
    require(
        organisations.size() >= quorum,
        "PTL-FAB-030",
        "endorsements of " + organisations,
        quorum + " organisations");
  }

  private static void require(boolean rule, String code, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused(code, PATH, seen, expected);
    }
  }
}
