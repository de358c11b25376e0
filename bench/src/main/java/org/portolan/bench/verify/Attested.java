package org.portolan.bench.verify;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.bundle.Names;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/**
 * A record that three organisations attest, all of which must sign: their statement about its
 * batch, and that it is not among its publisher's endings.
 */
final class Attested {
  private static final NetworkIdentity BANK =
      new NetworkIdentity("tlog:bank", PublishedRecord.random());
  private static final Bytes32 RECOGNITIONS = Identifiers.registry("log.bank.example/recognitions");
  private static final List<String> ORGANISATIONS = List.of("bank", "chamber", "insurer");

  private Attested() {}

  /** An organisation, and a key of its attestor for each algorithm. */
  private record Organisation(String name, List<SigningKey> keys) {
    List<AttestorEntry> entries() {
      return keys.stream()
          .map(key -> new AttestorEntry(key.keyId(), name, "cose", Optional.of(key.spki())))
          .toList();
    }

    StatementPart.SignaturePart sign(byte[] statement) {
      return new StatementPart.SignaturePart(
          keys.get(0).keyId(),
          "cose",
          keys.size() == 1
              ? CoseSign1.signDetached(keys.get(0), statement)
              : CoseSign.signDetached(keys, statement));
    }
  }

  /** Attestors and issuer sign with all of these. */
  static Handed with(Alg... algorithms) {
    List<Alg> all = List.of(algorithms);
    LogLedger log = new LogLedger(all);
    List<Organisation> organisations =
        ORGANISATIONS.stream()
            .map(name -> new Organisation(name, all.stream().map(SigningKey::generate).toList()))
            .toList();
    PublishedRecord.Epoch epoch =
        new PublishedRecord.Epoch(
            log.trust(), organisations.stream().flatMap(o -> o.entries().stream()).toList());
    Json.Obj policy = policy(all);
    Bytes32 digest = Sha256.hash(policy.canonical());
    Bytes32 lane =
        Identifiers.lane(log.network.id(), log.registry, BANK.id(), RECOGNITIONS, digest);
    BatchStatement statement = statement(log, lane, epoch.digest());
    return new Handed(
        "3 of 3 attestors, "
            + Arrays.stream(algorithms).map(Alg::name).collect(Collectors.joining(" and ")),
        log.record.bundle(
            log.anchor,
            new Names.LaneNames(BANK, RECOGNITIONS, digest),
            signed(log, statement, organisations)),
        log.record.trust(
            epoch, List.of(new TrustFile.Lane(lane, Optional.empty())), List.of(policy)),
        InstantSource.system());
  }

  private static Json.Obj policy(List<Alg> algorithms) {
    return Json.object(
        "organisations", Json.of(ORGANISATIONS.size()),
        "attestorAlgorithms", Json.of(algorithms.stream().map(a -> Json.of(a.number())).toList()));
  }

  private static BatchStatement statement(LogLedger log, Bytes32 lane, Bytes32 epoch) {
    return new BatchStatement(
        lane,
        epoch,
        log.anchor.publisher(),
        log.anchor.ordinal(),
        log.anchor.position(),
        log.anchor.anchorHash(),
        log.anchor.root(),
        log.anchor.count(),
        log.endings().status().digest(),
        log.height(),
        LogLedger.TIME);
  }

  private static StatementPart signed(
      LogLedger log, BatchStatement statement, List<Organisation> organisations) {
    var bits = log.endings().proof(log.record.commitment());
    return new StatementPart(
        statement,
        log.endings().status(),
        organisations.stream().map(o -> o.sign(statement.signedBytes())).toList(),
        Optional.of(
            new StatementPart.MapProof(
                bits.siblings(), bits.leaf().map(leaf -> new Ending(leaf.key(), leaf.value())))));
  }
}
