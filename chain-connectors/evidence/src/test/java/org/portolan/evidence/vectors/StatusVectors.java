package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** Proofs under a publisher's status map: of an ending, and of none. */
final class StatusVectors {
  private final Vectors out;
  private final EndingRegister register;
  private final EndingRegister other;
  private final List<Ending> endings = new ArrayList<>();

  StatusVectors(Vectors out) {
    this.out = out;
    EndingRegister made = EndingRegister.empty(HashAlgorithm.SHA256);
    for (int i = 0; i < 20; i++) {
      Ending ending = new Ending(Keys.secret("c " + i), Keys.secret("n " + i));
      endings.add(ending);
      made = made.with(ending);
    }
    this.register = made;
    this.other = made.with(new Ending(Keys.secret("one more"), Bytes32.ZERO));
  }

  void make() {
    Ending ended = endings.get(4);
    Bytes32 c = ended.commitment();
    BitProof own = register.proof(c);
    out.accepted(
        "status-proof",
        "valid-ended",
        "an ending with its successor",
        input(c, own.siblings(), ended),
        "ended",
        new Json.Bool(true),
        "successor",
        Vectors.hex(ended.successor()));
    Bytes32 current = absent(true);
    BitProof none = register.proof(current);
    Ending neighbour = new Ending(none.leaf().orElseThrow().key(), none.leaf().get().value());
    out.accepted(
        "status-proof",
        "valid-current-beside-another-leaf",
        "a leaf of another commitment that shares the bits",
        input(current, none.siblings(), neighbour),
        "ended",
        new Json.Bool(false));
    Bytes32 alone = absent(false);
    List<Bytes32> empty = register.proof(alone).siblings();
    out.accepted(
        "status-proof",
        "valid-current-in-an-empty-place",
        "nothing in the first subtree that holds at most one ending",
        input(alone, empty, null),
        "ended",
        new Json.Bool(false));
    forged(c, own, ended, current, none, neighbour, alone, empty);
  }

  private void forged(
      Bytes32 c,
      BitProof own,
      Ending ended,
      Bytes32 current,
      BitProof none,
      Ending neighbour,
      Bytes32 alone,
      List<Bytes32> empty) {
    refuse(21, "ended-shown-as-nothing", c, own.siblings(), null);
    refuse(21, "empty-exclusion-proof", c, List.of(), null);
    refuse(21, "ended-with-another-successor", c, own.siblings(), new Ending(c, Bytes32.ZERO));
    refuse(21, "another-leaf-in-the-place-of-the-ending", c, own.siblings(), neighbour);
    refuse(43, "leaf-that-does-not-share-the-bits", alone, none.siblings(), neighbour);
    refuse(43, "absence-of-another-commitment", alone, none.siblings(), null);
    refuse(
        21, "never-ended-shown-as-ended", current, none.siblings(), new Ending(current, current));
    refuse(21, "proof-of-another-ending", current, own.siblings(), ended);
    TreeVectors.wrongPaths(
        own.siblings(), (name, path) -> refuse(18, "ended-" + name, c, path, ended));
    TreeVectors.wrongPaths(empty, (name, path) -> refuse(18, "current-" + name, alone, path, null));
    out.refused(
        "status-proof",
        "absence-under-another-map",
        43,
        "the map of a later status",
        Vectors.with(input(alone, empty, null), "map", Vectors.hex(other.status().map())),
        "PTL-STM-006");
    out.refused(
        "status-proof",
        "absence-under-a-zero-map",
        15,
        "a map of nothing",
        Vectors.with(input(alone, empty, null), "map", Vectors.hex(Bytes32.ZERO)),
        "PTL-STM-006");
    out.refused(
        "status-proof",
        "sm3-map-under-sha256",
        13,
        "another hash than the epoch's",
        Vectors.with(input(c, own.siblings(), ended), "alg", Json.of("sm3")),
        "PTL-STM-006");
  }

  /** Some commitment that never ended, whose place holds another's leaf, or nothing. */
  private Bytes32 absent(boolean besideALeaf) {
    for (int i = 0; ; i++) {
      Bytes32 c = Keys.secret("absent " + i);
      if (register.proof(c).leaf().isPresent() == besideALeaf) {
        return c;
      }
    }
  }

  private void refuse(int item, String name, Bytes32 c, List<Bytes32> path, Ending leaf) {
    out.refused(
        "status-proof", name, item, name.replace('-', ' '), input(c, path, leaf), "PTL-STM-006");
  }

  private Json.Obj input(Bytes32 c, List<Bytes32> path, Ending leaf) {
    return Json.object(
        "alg", Json.of("sha256"),
        "map", Vectors.hex(register.status().map()),
        "commitment", Vectors.hex(c),
        "path", Vectors.hashes(path),
        "leaf",
            leaf == null
                ? Json.NULL
                : Json.object(
                    "commitment", Vectors.hex(leaf.commitment()),
                    "successor", Vectors.hex(leaf.successor())));
  }
}
