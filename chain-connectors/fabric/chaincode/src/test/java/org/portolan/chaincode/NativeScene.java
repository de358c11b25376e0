package org.portolan.chaincode;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.Source;
import org.portolan.ledger.contract.CoseAttestor;
import org.portolan.record.BatchOpening;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.RecordEntries;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.registry.CommandCall;
import org.portolan.registry.NativeProof;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/** A real log with one record in it, and a registry whose lane takes what the log itself proves. */
final class NativeScene implements AutoCloseable {
  private static final HashAlgorithm SHA256 = HashAlgorithm.SHA256;
  private static final IssuerIdentity ISSUER = new IssuerIdentity("lei", "NATIVE");
  private static final Form FORM = Form.ofSchema("invoice", new byte[] {1});
  private static final String ORIGIN = "native.example/log";

  final TestRegistry registry;
  final Bytes32 lane;
  private final SigningKey logKey = SigningKey.generate(Alg.ED25519);
  private final TransparencyLog log;
  private final TradeRecord record;
  private final BatchOpening batch;
  private Anchor anchor;

  /**
   * @param collection of the registry's settings, in JSON
   */
  NativeScene(Path folder, String recognition, String collection) {
    registry = TestRegistry.with(TestRegistry.settings("CustomsMSP", 1, collection));
    Clock clock = registry.channel.clock();
    log =
        TransparencyLog.open(
            new LogSettings("tlog:native", ORIGIN, SHA256, LogSettings.embedded(folder)),
            logKey,
            SigningKey.generate(Alg.ED25519),
            logKey.spki(),
            clock);
    record =
        TradeRecord.first(
            SHA256,
            Identifiers.origin(log.network().id(), ISSUER.id()),
            FORM.id(),
            TestRegistry.hash("record"),
            1_795_000_000L,
            TestRegistry.hash("seed").toByteArray(),
            RecordEntries.of(List.of(Entry.of("/text", EntryType.TEXT, "x"))));
    batch =
        new BatchOpening(
            SHA256,
            List.of(
                new BatchOpening.Padding(TestRegistry.hash("padding")),
                new BatchOpening.SignedSheaf(
                    ISSUER, List.of(record.commitment()), new byte[] {1})));
    Policy policy =
        Policy.of(
            Json.object(
                "organisations", Json.of(2),
                "freshness", Json.of(600),
                "claim", Json.of("current"),
                "recognition", Json.of(recognition),
                "acceptRisk",
                    Json.of(
                        List.of(
                            Json.object(
                                "code", Json.of("PTL-POL-007"),
                                "reason", Json.of("a test has no witness"))))));
    lane =
        Identifiers.lane(
            log.network().id(),
            log.registry(),
            TestRegistry.NETWORK.id(),
            Identifiers.registry(TestRegistry.NAME),
            policy.digest());
    believe(policy);
    send(new Command.AnchorBatch(log.publisher(), 1, batch.root(), batch.count()));
    anchor = source().anchor(log.publisher(), 1, source().head().height()).orElseThrow();
  }

  private void believe(Policy policy) {
    TrustEpoch epoch =
        new TrustEpoch(
            TestRegistry.hash("epoch"),
            SHA256,
            0,
            Optional.empty(),
            new LogTrust(ORIGIN, List.of(logKey.spki()), List.of(), 0, Optional.of("a test"))
                .json(),
            List.of(new CoseAttestor("A").entry(), new CoseAttestor("B").entry()));
    byte[] file =
        new TrustFile(
                1_795_000_000L,
                List.of(
                    new TrustFile.Network(
                        log.network(),
                        List.of(
                            new TrustFile.Registry(log.registry(), List.of(epoch), List.of())))),
                List.of(new TrustFile.Lane(lane, Optional.empty())),
                List.of(policy.document()),
                List.of(new TrustFile.FormRules(FORM, List.of(), List.of())))
            .encode();
    TestChannel.Simulated done =
        registry.channel.submit(
            registry.customsAdmin,
            CommandCall.CHANGE_TRUST,
            CommandCall.of(new Command.ChangeTrust(file, new byte[0])).argument());
    if (!done.isEndorsed()) {
      throw new AssertionError(done.message());
    }
  }

  private void send(Command command) {
    Prepared prepared = log.transactor().prepare(command);
    log.transactor().send(prepared);
  }

  private Source source() {
    return log.sources().get(0);
  }

  TradeRecord record() {
    return record;
  }

  void end() {
    send(new Command.End(log.publisher(), new Ending(record.commitment(), Bytes32.ZERO)));
  }

  Evidence evidence(Claim claim) {
    return source().prove(anchor, claim, Optional.of(record.commitment()));
  }

  NativeProof proof(Evidence evidence) {
    return new NativeProof(way(), anchor, evidence);
  }

  RecognitionProof way() {
    return new RecognitionProof(
        lane,
        log.publisher(),
        1,
        record.header(),
        0,
        Sheaf.of(SHA256, List.of(record.commitment())).paths().get(0),
        ((BatchOpening.SignedSheaf) batch.leaves().get(1)).leaf(SHA256),
        1,
        MerkleTree.of(SHA256).path(batch.hashes(), 1),
        new BitProof(List.of(), Optional.empty()));
  }

  TestChannel.Simulated recognize(NativeProof proof) {
    return registry.channel.submit(
        registry.customs, NativeProof.RECOGNIZE_NATIVELY, proof.encode());
  }

  @Override
  public void close() {
    log.close();
  }
}
