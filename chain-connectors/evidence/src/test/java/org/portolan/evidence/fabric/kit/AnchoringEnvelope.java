package org.portolan.evidence.fabric.kit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.proto.ProtoWriter;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.registry.RegistryKeys;
import org.portolan.evidence.fabric.view.ViewProposal;
import org.portolan.record.Bytes32;

/** The transaction that anchored the scene's batch, as its block has it. */
public final class AnchoringEnvelope {
  private static final long ORDINAL = 12;

  public ViewProposal proposal =
      new ViewProposal(
          FabricScene.CHANNEL,
          FabricScene.CHAINCODE,
          List.of("anchor".getBytes(StandardCharsets.UTF_8)),
          FabricScene.CLIENT.identity(),
          FabricScene.hash("anchor nonce").toByteArray(),
          FabricScene.TIME - 3_600);
  public List<TestMember> endorsers = List.of(FabricScene.CUSTOMS.peer(), FabricScene.PORT.peer());
  public UnaryOperator<TestAnswer> answer = made -> made;
  public long code;

  public HeldBatch batch() {
    return new HeldBatch(FabricScene.publisher(), ORDINAL, FabricScene.hash("root"), 1_024, id());
  }

  public Bytes32 id() {
    return proposal.transactionId();
  }

  /** {@code ProcessedTransaction}. */
  public byte[] processed() {
    return new ProtoWriter().message(1, envelope()).number(2, code).toByteArray();
  }

  public byte[] envelope() {
    byte[] header = proposal.header();
    ProtoWriter action =
        new ProtoWriter()
            .bytes(1, proposal.signatureHeader())
            .message(2, new ProtoWriter().bytes(1, proposal.payload()).message(2, endorsed()));
    byte[] payload =
        new ProtoWriter()
            .bytes(1, header)
            .message(2, new ProtoWriter().message(1, action))
            .toByteArray();
    return new ProtoWriter()
        .bytes(1, payload)
        .bytes(2, FabricScene.CLIENT.key().sign(payload))
        .toByteArray();
  }

  private ProtoWriter endorsed() {
    byte[] signed = answer.apply(answer()).encode();
    ProtoWriter endorsed = new ProtoWriter().bytes(1, signed);
    for (TestMember endorser : endorsers) {
      endorsed.message(
          2, new ProtoWriter().bytes(1, endorser.identity()).bytes(2, endorser.endorse(signed)));
    }
    return endorsed;
  }

  private TestAnswer answer() {
    HeldBatch batch = batch();
    String key = RegistryKeys.batch(batch.publisher(), batch.ordinal());
    byte[] results =
        new TestResults()
            .namespace("_lifecycle", FabricScene.definition(FabricScene.DEFINITION))
            .namespace(
                FabricScene.CHAINCODE,
                new TestResults.Keys()
                    .absent(key)
                    .read("ordinal/" + batch.publisher().hex(), new Version(6, 0))
                    .write(key, batch.value()))
            .encode();
    return TestAnswer.of(proposal.hash(), FabricScene.CHAINCODE, results, batch.answer());
  }
}
