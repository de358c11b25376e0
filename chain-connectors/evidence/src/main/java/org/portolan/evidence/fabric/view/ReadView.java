package org.portolan.evidence.fabric.view;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.fabric.message.EndorserAnswer;
import org.portolan.evidence.fabric.message.ReadWriteSets;
import org.portolan.evidence.fabric.message.ReadWriteSets.Namespace;
import org.portolan.evidence.fabric.message.ReadWriteSets.Read;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.record.RecordRefused;

/**
 * The answer to a question, and nothing but an answer: a write that was endorsed and never
 * submitted has the same status and the same payload as a read of what it would have written.
 *
 * @param payload what the chaincode said
 */
public record ReadView(String path, byte[] payload, List<Namespace> namespaces) {
  private static final long OK = 200;
  private static final String LIFECYCLE = "_lifecycle";

  public ReadView {
    namespaces = List.copyOf(namespaces);
  }

  /** Refuses what is no read, or is the answer to anything but this proposal. */
  public static ReadView of(String path, byte[] signed, ViewProposal asked) {
    EndorserAnswer answer = EndorserAnswer.read(path, signed);
    require(
        answer.proposalHash().equals(asked.hash()) && answer.chaincode().equals(asked.chaincode()),
        "PTL-FAB-015",
        path,
        "an answer to " + answer.proposalHash() + " of " + answer.chaincode(),
        asked.hash() + " of " + asked.chaincode());
    require(answer.status() == OK, "PTL-FAB-016", path, "status " + answer.status(), "200");
    ReadWriteSets sets = ReadWriteSets.read(path + "/results", answer.results());
    require(answer.event().length == 0, "PTL-FAB-017", path, "an event", "a read alone");
    for (Namespace each : sets.namespaces()) {
      require(
          each.writes().isEmpty() && !each.others(),
          "PTL-FAB-017",
          path,
          "writes, ranges or private data of " + each.name(),
          "a read of keys alone");
    }
    return new ReadView(path, answer.payload(), sets.namespaces());
  }

  /** Refuses an answer that read any state: those of system chaincodes read none. */
  public ReadView requireNothingRead() {
    require(
        namespaces.isEmpty(), "PTL-FAB-018", path, namespaces.size() + " namespaces", "no state");
    return this;
  }

  /**
   * The versions under which the keys were read, empty where there is none of the key.
   *
   * @param definition where the chaincode's definition must have been written last
   */
  public List<Optional<Version>> versions(String chaincode, Version definition, List<String> keys) {
    boolean first = LIFECYCLE.compareTo(chaincode) < 0;
    List<String> names = namespaces.stream().map(Namespace::name).toList();
    require(
        names.equals(first ? List.of(LIFECYCLE, chaincode) : List.of(chaincode, LIFECYCLE)),
        "PTL-FAB-018",
        path,
        "namespaces " + names,
        LIFECYCLE + " and " + chaincode);
    requireDefinition(namespaces.get(first ? 0 : 1).reads(), chaincode, definition);
    List<Read> reads = namespaces.get(first ? 1 : 0).reads();
    List<String> seen = reads.stream().map(Read::key).toList();
    require(seen.equals(keys), "PTL-FAB-018", path, "keys " + seen, keys.toString());
    return reads.stream().map(Read::version).toList();
  }

  private void requireDefinition(List<Read> reads, String chaincode, Version definition) {
    String key = "namespaces/fields/" + chaincode + "/Sequence";
    require(
        reads.equals(List.of(new Read(key, Optional.of(definition)))),
        "PTL-FAB-020",
        path,
        reads.toString(),
        key + " at " + definition);
  }

  private static void require(
      boolean rule, String code, String path, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused(code, path, seen, expected);
    }
  }
}
