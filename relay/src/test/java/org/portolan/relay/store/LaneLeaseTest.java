package org.portolan.relay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/** One replica works a lane at a time, and one that lost it writes nothing. */
class LaneLeaseTest {
  private static final Bytes32 LANE = Sha256.hash("lane".getBytes());

  @TempDir Path folder;
  private HubDatabase database;

  @BeforeEach
  void open() {
    database =
        HubDatabase.open(HubDatabase.embedded(folder.resolve("hub")), "", "", "db/migration/relay");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private LaneLease lease(String holder, Duration length) {
    return new LaneLease(database, LANE, holder, length);
  }

  private long cursors() {
    return database
        .transact(c -> Rows.first(c, row -> row.getLong(1), "SELECT COUNT(*) FROM lane_cursor"))
        .orElseThrow();
  }

  private static void writeTo(LaneLease lease) {
    lease.write(
        c -> Rows.change(c, "INSERT INTO lane_cursor (lane, read_to) VALUES (?, '1')", LANE));
  }

  @Test
  void the_second_looks_on_until_the_first_gives_the_lane_up() {
    LaneLease first = lease("one", Duration.ofMinutes(1));
    LaneLease second = lease("two", Duration.ofMinutes(1));

    assertThat(first.acquire()).isTrue();
    assertThat(second.acquire()).isFalse();
    assertThat(first.acquire()).isTrue();
    first.release();
    assertThat(second.acquire()).isTrue();
    assertThat(first.acquire()).isFalse();
  }

  private long until() {
    return database
        .transact(c -> Rows.first(c, row -> row.getLong(1), "SELECT until_time FROM lane_lease"))
        .orElseThrow();
  }

  @Test
  void a_lease_is_asked_for_again_once_a_third_of_it_is_over_and_not_before() throws Exception {
    AtomicLong nanos = new AtomicLong();
    LaneLease lease = new LaneLease(database, LANE, "one", Duration.ofMinutes(3), nanos::get);
    lease.acquire();
    long first = until();
    Thread.sleep(20);

    nanos.set(Duration.ofSeconds(59).toNanos());
    assertThat(lease.acquire()).isTrue();
    assertThat(until()).isEqualTo(first);

    nanos.set(Duration.ofSeconds(60).toNanos());
    assertThat(lease.acquire()).isTrue();
    assertThat(until()).isGreaterThan(first);
  }

  @Test
  void a_holder_that_was_overtaken_writes_nothing() throws Exception {
    LaneLease first = lease("one", Duration.ofMillis(50));
    LaneLease second = lease("two", Duration.ofMinutes(1));
    first.acquire();
    Thread.sleep(200);
    assertThat(second.acquire()).isTrue();

    assertThatThrownBy(first::check).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(() -> writeTo(first)).isInstanceOf(LeaseLost.class);
    assertThat(cursors()).isZero();

    writeTo(second);
    assertThat(cursors()).isEqualTo(1);
  }

  @Test
  void a_lease_that_ran_out_and_that_nobody_took_still_holds() throws Exception {
    LaneLease first = lease("one", Duration.ofMillis(50));
    first.acquire();
    Thread.sleep(200);

    first.check();
    writeTo(first);

    assertThat(cursors()).isEqualTo(1);
  }

  @Test
  void a_replica_that_comes_back_under_its_name_does_not_wait_for_its_own_lease() {
    LaneLease before = lease("one", Duration.ofMinutes(1));
    before.acquire();

    LaneLease after = lease("one", Duration.ofMinutes(1));

    assertThat(after.acquire()).isTrue();
    assertThatThrownBy(() -> writeTo(before)).isInstanceOf(LeaseLost.class);
  }
}
