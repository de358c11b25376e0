package org.portolan.evidence.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.portolan.evidence.Claim;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** From JSON to a {@link Policy}. Only {@code organisations} must be there; nothing is unknown. */
final class PolicyReader {
  private static final long MAX_ORGANISATIONS = 1_000;
  private static final int MAX_ITEMS = 256;

  private final Members in;
  private final Json.Obj there;

  private PolicyReader(String path, Json json) {
    this.in = Members.of(path, json);
    this.there = (Json.Obj) json;
  }

  static Policy read(Json json) {
    PolicyReader reader = new PolicyReader("", json);
    Policy policy =
        new Policy(
            reader.there,
            (int) reader.within("organisations", 1, MAX_ORGANISATIONS),
            reader.list("roles", PolicyReader::role),
            reader.rules(),
            reader.text("source"),
            reader.text("destination"),
            reader.texts("hashes").stream().map(reader::hash).toList(),
            reader.list("issuerAlgorithms", PolicyReader::algorithm),
            reader.list("attestorAlgorithms", PolicyReader::algorithm),
            reader.has("maxLag") ? reader.in.number("maxLag") : Policy.DEFAULT_MAX_LAG,
            reader.has("finality") ? reader.in.number("finality") : 0,
            reader.optional("trustingPeriod"),
            reader.has("witnesses") ? reader.in.number("witnesses") : 0,
            reader.texts("kinds"),
            reader.list("byKind", PolicyReader::byKind),
            reader.list("acceptRisk", PolicyReader::risk));
    reader.in.end();
    return policy;
  }

  private Policy.Rules rules() {
    return new Policy.Rules(
        text("recognition").map(this::recognition),
        text("claim").map(this::claim),
        optional("freshness"));
  }

  private static Policy.ByKind byKind(String path, Json item) {
    PolicyReader reader = new PolicyReader(path, item);
    List<String> kinds = reader.in.texts("kinds");
    if (kinds.isEmpty()) {
      throw wrong(path + "/kinds", "no kind", "at least one kind of record");
    }
    Policy.ByKind byKind = new Policy.ByKind(kinds, reader.rules());
    reader.in.end();
    return byKind;
  }

  private static Policy.Role role(String path, Json item) {
    PolicyReader reader = new PolicyReader(path, item);
    Policy.Role role =
        new Policy.Role(
            reader.in.text("role"),
            reader.in.texts("of"),
            (int) reader.within("organisations", 1, MAX_ORGANISATIONS));
    reader.in.end();
    return role;
  }

  private static Policy.AcceptedRisk risk(String path, Json item) {
    PolicyReader reader = new PolicyReader(path, item);
    Policy.AcceptedRisk risk =
        new Policy.AcceptedRisk(reader.in.text("code"), reader.in.text("reason"));
    reader.in.end();
    if (risk.reason().isBlank()) {
      throw wrong(path + "/reason", "no reason", "a reason in words");
    }
    return risk;
  }

  private static Long algorithm(String path, Json item) {
    if (item instanceof Json.Num number && number.value() < 0) {
      // -19 and -8 name one algorithm; it is kept under the one that signatures carry.
      return number.value() == -19 ? -8 : number.value();
    }
    throw wrong(path, new String(item.canonical(), StandardCharsets.UTF_8), "a COSE algorithm");
  }

  private Policy.Recognition recognition(String text) {
    return Policy.Recognition.ofLabel(text)
        .orElseThrow(() -> wrong(in.path() + "/recognition", text, "native or attested"));
  }

  private Claim claim(String text) {
    try {
      return Claim.ofLabel(text);
    } catch (IllegalArgumentException e) {
      throw wrong(in.path() + "/claim", text, "existed or current");
    }
  }

  private HashAlgorithm hash(String text) {
    try {
      return HashAlgorithm.ofLabel(text);
    } catch (IllegalArgumentException e) {
      throw wrong(in.path() + "/hashes", text, "sha256 or sm3");
    }
  }

  private boolean has(String name) {
    return there.members().containsKey(name);
  }

  private Optional<String> text(String name) {
    return has(name) ? Optional.of(in.text(name)) : Optional.empty();
  }

  private Optional<Long> optional(String name) {
    return has(name) ? Optional.of(in.number(name)) : Optional.empty();
  }

  private List<String> texts(String name) {
    return has(name) ? bounded(name, in.texts(name)) : List.of();
  }

  private <T> List<T> list(String name, BiFunction<String, Json, T> item) {
    return has(name) ? bounded(name, in.list(name, item)) : new ArrayList<>();
  }

  private <T> List<T> bounded(String name, List<T> items) {
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      throw wrong(in.path() + "/" + name, items.size() + " items", "1 to " + MAX_ITEMS);
    }
    return items;
  }

  private long within(String name, long from, long to) {
    long number = in.number(name);
    if (number < from || number > to) {
      throw wrong(in.path() + "/" + name, "" + number, from + " to " + to);
    }
    return number;
  }

  private static RecordRefused wrong(String path, String seen, String expected) {
    return new RecordRefused("PTL-POL-001", path, seen, expected);
  }
}
