package org.portolan.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.BatchOpening;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.cose.VerificationKey;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

class PublisherTest {
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);

  @TempDir Path folder;

  private final SigningKey key = SigningKey.generate(Alg.ED25519);
  private final SigningKey issuerKey = SigningKey.generate(Alg.ED25519);
  private TransparencyLog log;
  private HubDatabase database;
  private Publisher publisher;

  @BeforeEach
  void open() {
    log =
        TransparencyLog.open(
            new LogSettings(
                "tlog:test",
                "log.test.example/main",
                HashAlgorithm.SHA256,
                LogSettings.embedded(folder.resolve("log"))),
            key,
            key,
            key.spki(),
            Clock.systemUTC());
    database =
        HubDatabase.open(
            HubDatabase.embedded(folder.resolve("hub")), "", "", "db/migration/publisher");
    publisher =
        new Publisher(
            database,
            folder.resolve("records"),
            log,
            new IssuerIdentity("lei", "TEST"),
            issuerKey,
            HashAlgorithm.SHA256,
            step -> {});
  }

  @AfterEach
  void close() {
    publisher.close();
    database.close();
    log.close();
  }

  private List<TradeRecord> records(int from, int to) {
    return SampleRecords.records(publisher.origin(), from, to);
  }

  private void assertProven(PublishedRecord r) {
    assertThat(
            TREE.climb(
                Sheaf.leaf(HashAlgorithm.SHA256, r.record().commitment()),
                r.sheafIndex(),
                r.leaf().count(),
                r.sheafPath()))
        .contains(r.leaf().sheafRoot());
    assertThat(
            TREE.climb(
                r.leaf().hash(HashAlgorithm.SHA256),
                r.batchIndex(),
                r.anchor().count(),
                r.batchPath()))
        .contains(r.anchor().root());
    byte[] signed =
        Sheaf.signedBytes(
            HashAlgorithm.SHA256,
            publisher.origin(),
            log.registry(),
            log.publisher(),
            (int) r.leaf().count(),
            r.leaf().sheafRoot());
    assertThat(r.leaf().signatureDigest()).isEqualTo(Sha256.hash(r.cose()));
    assertThat(
            CoseSign1.parse(r.cose())
                .verifiesDetached(VerificationKey.of(Alg.ED25519, issuerKey.spki()), signed))
        .isTrue();
  }

  @Test
  void a_batch_carries_many_sheaves_and_every_record_is_proven_up_to_its_anchor() {
    publisher.accept(records(0, 10));
    assertThat(publisher.build(10, 4)).contains(1L);
    assertThat(publisher.advance()).isZero();

    List<PublishedRecord> published = publisher.records(1);

    assertThat(published)
        .extracting(r -> r.record().commitment())
        .containsExactlyElementsOf(records(0, 10).stream().map(TradeRecord::commitment).toList());
    published.forEach(this::assertProven);
    BatchOpening opening = publisher.opening(1).orElseThrow();
    assertThat(opening.root()).isEqualTo(publisher.anchorOf(1).orElseThrow().root());
    assertThat(opening.leaves().subList(0, 3))
        .extracting(leaf -> ((BatchOpening.SignedSheaf) leaf).commitments().size())
        .containsExactly(4, 4, 2);
    assertThat(opening.leaves().get(3)).isInstanceOf(BatchOpening.Padding.class);
  }

  @Test
  void one_record_is_read_without_the_others_and_by_its_version() {
    publisher.accept(records(0, 10));
    publisher.build(10, 1);
    TradeRecord seventh = records(7, 8).get(0);
    assertThat(publisher.record(seventh.commitment())).as("not anchored yet").isEmpty();
    publisher.advance();

    PublishedRecord read = publisher.record(seventh.commitment()).orElseThrow();

    assertThat(read.record().header()).isEqualTo(seventh.header());
    assertThat(read.batchIndex()).isEqualTo(7);
    assertProven(read);
    assertThat(publisher.commitmentOf(seventh.header().recordKey(), 1))
        .contains(seventh.commitment());
  }

  @Test
  void records_go_into_batches_in_the_order_in_which_they_came_across_restarts() {
    publisher.accept(records(0, 5));
    publisher.build(3);
    close();
    open();
    publisher.accept(records(5, 7));
    publisher.build(3);
    close();
    open();
    publisher.build(3);

    assertThat(publisher.build(3)).isEmpty();
    assertThat(publisher.advance()).isZero();
    assertThat(records(0, 7))
        .extracting(record -> publisher.ordinalOf(record.commitment()).orElseThrow())
        .containsExactly(1L, 1L, 1L, 2L, 2L, 2L, 3L);
    assertThat(publisher.size(3)).isEqualTo(1);
  }

  @Test
  void an_accepted_record_has_no_ordinal_before_its_batch_is_built() {
    publisher.accept(records(0, 1));

    assertThat(publisher.ordinalOf(records(0, 1).get(0).commitment())).isEmpty();
    assertThat(publisher.opening(1)).isEqualTo(Optional.empty());
  }
}
