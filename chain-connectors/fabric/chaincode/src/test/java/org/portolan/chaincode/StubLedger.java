package org.portolan.chaincode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.registry.CommandCall;
import org.portolan.registry.Deed;
import org.portolan.registry.RefusalText;
import org.portolan.registry.RegistryEvent;
import org.portolan.registry.StateCodec;

/**
 * The chaincode on a channel in memory as a ledger, for the part of the contract that is its own.
 */
final class StubLedger implements Ledger, Transactor, RecognitionView {
  private final TestRegistry registry;

  StubLedger(TestRegistry registry) {
    this.registry = registry;
  }

  private TestIdentity who(Command command) {
    return command instanceof Command.ChangeTrust ? registry.customsAdmin : registry.customs;
  }

  private Optional<byte[]> view(String function, String... arguments) {
    TestChannel.Simulated view = registry.channel.view(registry.customs, function, arguments);
    if (view.isEndorsed()) {
      return Optional.of(view.payload());
    }
    if (view.refusal().code().equals("PTL-CHC-008")) {
      return Optional.empty();
    }
    throw new LedgerRefused(view.refusal());
  }

  @Override
  public Prepared prepare(Command command) {
    CommandCall call = CommandCall.of(command);
    byte[] function = call.function().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[1 + function.length + call.argument().length];
    bytes[0] = (byte) function.length;
    System.arraycopy(function, 0, bytes, 1, function.length);
    System.arraycopy(call.argument(), 0, bytes, 1 + function.length, call.argument().length);
    return new Prepared(command.key(), bytes, "");
  }

  private static CommandCall call(byte[] bytes) {
    int end = 1 + bytes[0];
    return new CommandCall(
        new String(bytes, 1, bytes[0], StandardCharsets.UTF_8),
        java.util.Arrays.copyOfRange(bytes, end, bytes.length));
  }

  @Override
  public void send(Prepared prepared) {
    CommandCall call = call(prepared.bytes());
    Command command = call.command(registry.customs.publisher());
    TestChannel.Simulated done =
        registry.channel.submit(who(command), call.function(), call.argument());
    if (!done.isEndorsed()) {
      throw new LedgerRefused(done.refusal());
    }
    RefusalText.find(new String(done.payload(), StandardCharsets.UTF_8))
        .ifPresent(
            refusal -> {
              throw new LedgerRefused(refusal);
            });
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    Command command = call(prepared.bytes()).command(registry.customs.publisher());
    return view("getDeed", prepared.key().digest().hex())
        .filter(deed -> Bytes32.at(deed, 0).equals(Deed.value(command)))
        .<Outcome>map(this::done)
        .orElseGet(() -> new Outcome.Unknown("not there"));
  }

  private Outcome.Final done(byte[] deed) {
    String id = Bytes32.at(deed, Bytes32.LENGTH).hex();
    int block = 0;
    while (!registry.channel.committed().get(block).id().equals(id)) {
      block++;
    }
    return new Outcome.Final(Position.ofBlock(block, 0, 0), Bytes32.fromHex(id), block, 0);
  }

  @Override
  public Prepared replace(Prepared prepared) {
    return prepared;
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return view("getDeed", key.digest().hex()).map(this::done);
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return view("getAccepted", lane.hex(), publisher.hex(), Long.toString(ordinal))
        .map(StateCodec::batch);
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return view("getKept", lane.hex(), publisher.hex()).map(StateCodec::kept);
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return view("getRecognition", lane.hex(), recordKey.hex()).map(StateCodec::recognition);
  }

  @Override
  public Follower follower() {
    return (after, max, wait) -> page(after, max, wait);
  }

  private Follower.Page page(Follower.Cursor after, int max, Duration wait) {
    int from = after.equals(Follower.Cursor.START) ? 0 : Integer.parseInt(after.value());
    List<LedgerEvent> events = new ArrayList<>();
    int next = from;
    while (next < registry.channel.committed().size() && events.size() < max) {
      Bytes32 position = Position.ofBlock(next, 0, 0);
      RegistryEvent.Place place = new RegistryEvent.Place(position, position, next, 0);
      registry
          .channel
          .committed()
          .get(next)
          .event()
          .flatMap(e -> e.at(place))
          .ifPresent(events::add);
      next++;
    }
    return new Follower.Page(events, new Follower.Cursor(Integer.toString(next)));
  }

  @Override
  public NetworkIdentity network() {
    return TestRegistry.NETWORK;
  }

  @Override
  public Bytes32 registry() {
    return Identifiers.registry(TestRegistry.NAME);
  }

  @Override
  public Bytes32 publisher() {
    return registry.customs.publisher();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(EnumSet.of(Capabilities.Capability.RECOGNIZE));
  }

  @Override
  public Transactor transactor() {
    return this;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new StubSource("Customs", registry.channel), new StubSource("Port", registry.channel));
  }

  @Override
  public RecognitionView recognitions() {
    return this;
  }

  @Override
  public void close() {
    // It is in memory.
  }
}
