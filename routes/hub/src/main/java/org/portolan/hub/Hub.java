package org.portolan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.portolan.hub.network.NetworkFiles;
import org.portolan.hub.network.Networks;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.HashAlgorithm;
import org.portolan.relay.deliver.DeliveryStore;
import org.portolan.relay.deliver.LaneProgress;
import org.portolan.relay.deliver.Openings;
import org.portolan.relay.deliver.Parking;
import org.portolan.relay.deliver.RecordsToRecognize;
import org.portolan.relay.engine.LaneEngine;
import org.portolan.relay.freeze.Freezes;
import org.portolan.relay.send.LedgerTxStore;

/** Everything put together. {@link #run} takes what waits as far as it goes; it may be killed. */
public final class Hub implements AutoCloseable {
  /** The most records in one batch. */
  private static final int BATCH = 1_024;

  /** For how long another hub waits for one that died while it worked a lane. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final Settings settings;
  private final Clock clock;
  private final HubDatabase database;
  private final Networks networks;
  private final Publisher publisher;
  private final Archive archive;
  private final Intake intake;
  private final Partners partners;
  private final Translating translating;
  private final Recording recording;
  private final Endings endings;
  private final DeadLetters deadLetters;
  private final Consumer<String> step;
  private LaneEngine engine;
  private final DeliveryStore deliveries;
  private final Bundles bundles;

  /**
   * Where the hub keeps its things.
   *
   * @param exchange where people and other systems find answers ({@code out}) and dead letters
   *     ({@code dead})
   * @param databaseUrl PostgreSQL's JDBC URL; empty for an embedded database in the folder
   * @param replica this hub's name among those that share the database; one that comes back under
   *     its old name goes on at once, another waits for the end of the lease
   * @param networks what customs' network and the bank's are
   * @param edi what was agreed with partners
   */
  public record Settings(
      Path folder,
      Path exchange,
      Optional<String> databaseUrl,
      String user,
      String password,
      String replica,
      NetworkFiles networks,
      EdiSettings edi) {
    public Settings(
        Path folder,
        Path exchange,
        Optional<String> databaseUrl,
        String user,
        String password,
        String replica) {
      this(
          folder,
          exchange,
          databaseUrl,
          user,
          password,
          replica,
          NetworkFiles.NONE,
          EdiSettings.in(exchange));
    }

    public Settings(
        Path folder, Path exchange, Optional<String> databaseUrl, String user, String password) {
      this(folder, exchange, databaseUrl, user, password, EdiSettings.in(exchange));
    }

    public Settings(
        Path folder,
        Path exchange,
        Optional<String> databaseUrl,
        String user,
        String password,
        EdiSettings edi) {
      this(
          folder,
          exchange,
          databaseUrl,
          user,
          password,
          databaseUrl.isPresent() ? UUID.randomUUID().toString() : "embedded",
          NetworkFiles.NONE,
          edi);
    }

    public Settings between(NetworkFiles others) {
      return new Settings(folder, exchange, databaseUrl, user, password, replica, others, edi);
    }

    public static Settings embedded(Path folder) {
      return new Settings(folder, folder.resolve("hub"), Optional.empty(), "", "");
    }
  }

  /**
   * @param step is told each step as it is taken; a test may halt the process there
   */
  public static Hub open(Settings settings, Clock clock, Consumer<String> step) {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the hub's folder " + settings.folder(), e);
    }
    return new Hub(settings, clock, step);
  }

  private Hub(Settings settings, Clock clock, Consumer<String> step) {
    this.settings = settings;
    this.clock = clock;
    Path folder = settings.folder();
    database =
        HubDatabase.open(
            settings
                .databaseUrl()
                .orElseGet(() -> HubDatabase.embedded(folder.resolve("hub").resolve("hub"))),
            settings.user(),
            settings.password(),
            "db/migration/publisher",
            "db/migration/relay",
            "db/migration/hub");
    networks = Networks.open(folder, settings.networks(), database, clock);
    publisher =
        new Publisher(
            database,
            folder.resolve("hub").resolve("records"),
            networks.customs(),
            Networks.ISSUER,
            networks.issuerKey(),
            HashAlgorithm.SHA256,
            step);
    archive = new Archive(folder.resolve("hub").resolve("archive"));
    intake = new Intake(database, archive, clock, step);
    partners = new Partners(settings.edi());
    translating = new Translating(database, archive, partners, clock, step);
    recording = new Recording(database, publisher, clock, step);
    endings = new Endings(database, publisher, step);
    deadLetters = new DeadLetters(database, archive, settings.exchange().resolve("dead"));
    deliveries = new DeliveryStore(database);
    bundles = new Bundles(publisher, deliveries, networks, networks.customs().sources().get(0));
    this.step = step;
    engine = engine();
  }

  private LaneEngine engine() {
    return new LaneEngine(
        networks.lane(),
        database,
        new LaneEngine.Replica(settings.replica(), LEASE, networks.key("relay-answers")),
        Openings.of(publisher),
        new AgreedLanes(
            database, networks.bank().network().caip2(), RecordsToRecognize.all(publisher)),
        clock,
        step);
  }

  /** New epochs, issuers and attestors are worked with from the next round on. */
  private void takeUpTrust() {
    if (networks.refresh()) {
      engine.close();
      engine = engine();
    }
  }

  /** Translates, records, anchors and delivers whatever waits. */
  public synchronized void run() {
    Stages stages = new Stages();
    stages.run(translating::run);
    stages.run(acknowledgements()::send);
    stages.run(acknowledgements()::raise);
    stages.run(deadLetters::run);
    stages.run(recording::run);
    stages.run(this::publish);
    stages.run(endings::run);
    stages.run(this::takeUpTrust);
    stages.run(() -> engine.run());
    stages.done();
  }

  /** The first stage alone, for who measures it. */
  synchronized void translate() {
    translating.run();
  }

  private void publish() {
    publisher.advance();
    while (publisher.build(BATCH).isPresent()) {
      publisher.advance();
    }
  }

  /** Stages of the work: one that fails keeps none of the others from being taken. */
  private static final class Stages {
    private RuntimeException failure;

    void run(Runnable stage) {
      try {
        stage.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }

    void done() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  public Intake intake() {
    return intake;
  }

  public Archive archive() {
    return archive;
  }

  public Acknowledgements acknowledgements() {
    return new Acknowledgements(database, settings.exchange().resolve("out"), clock);
  }

  /** The agreements with partners, and what is wrong with them. */
  public Partners partners() {
    return partners;
  }

  public Gaps gaps() {
    return new Gaps(database);
  }

  /** Has messages of the archive worked on again. */
  public Replay replay() {
    return new Replay(database, deadLetters);
  }

  public Documents documents() {
    return new Documents(database);
  }

  public Parked parked() {
    return new Parked(database, deadLetters);
  }

  public Networks networks() {
    return networks;
  }

  public Publisher publisher() {
    return publisher;
  }

  public DeliveryStore deliveries() {
    return deliveries;
  }

  /** How far the lane is. */
  public LaneProgress progress() {
    return LaneProgress.of(database, networks.lane().id());
  }

  public OnLedgers onLedgers() {
    return new OnLedgers(networks, publisher, new LedgerTxStore(database, networks.lane().id()));
  }

  /** Stops deliveries and lets them go on. */
  public Parking parking() {
    return new Parking(database, clock);
  }

  /** What contradicted itself; a person lifts it. */
  public Freezes freezes() {
    return new Freezes(database, clock);
  }

  public Bundles bundles() {
    return bundles;
  }

  @Override
  public void close() throws Exception {
    engine.close();
    publisher.close();
    networks.close();
    database.close();
  }
}
