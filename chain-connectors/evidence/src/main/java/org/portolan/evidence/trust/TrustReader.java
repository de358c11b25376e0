package org.portolan.evidence.trust;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/** From bytes to a {@link TrustFile}; nothing unknown, nothing missing, nothing twice. */
final class TrustReader {
  private TrustReader() {}

  static TrustFile read(byte[] bytes) {
    Members in = Members.of("", CanonicalJson.parse(bytes, TrustFile.MAX_BYTES));
    require(
        in.text("format").equals(TrustFile.FORMAT), "/format", "another format", TrustFile.FORMAT);
    try {
      TrustFile trust =
          new TrustFile(
              in.number("asOf"),
              in.list("networks", TrustReader::network),
              in.list("lanes", TrustReader::lane),
              in.items("policies"),
              in.list("forms", TrustReader::form));
      in.end();
      unique("/networks", trust.networks(), TrustFile.Network::identity);
      unique("/lanes", trust.lanes(), TrustFile.Lane::id);
      unique("/forms", trust.forms(), TrustFile.FormRules::form);
      return trust;
    } catch (IllegalArgumentException e) {
      throw new RecordRefused("PTL-TRU-001", "/", String.valueOf(e.getMessage()), "a trust file");
    }
  }

  private static TrustFile.Network network(String path, Json item) {
    Members in = Members.of(path, item);
    TrustFile.Network network =
        new TrustFile.Network(
            new NetworkIdentity(in.text("caip2"), in.hash("genesis")),
            in.list("registries", TrustReader::registry));
    in.end();
    unique(path + "/registries", network.registries(), TrustFile.Registry::id);
    return network;
  }

  private static TrustFile.Registry registry(String path, Json item) {
    Members in = Members.of(path, item);
    TrustFile.Registry registry =
        new TrustFile.Registry(
            in.hash("id"),
            in.list("epochs", TrustReader::epoch),
            in.list("directory", TrustReader::issuer));
    in.end();
    unique(path + "/epochs", registry.epochs(), TrustEpoch::digest);
    unique(path + "/directory", registry.directory(), IssuerEntry::issuer);
    checkEpochs(path, registry.epochs());
    return registry;
  }

  /** Epochs follow each other without gap or overlap, under one algorithm. */
  private static void checkEpochs(String path, List<TrustEpoch> epochs) {
    for (int i = 1; i < epochs.size(); i++) {
      TrustEpoch before = epochs.get(i - 1);
      require(
          before.untilHeight().equals(Optional.of(epochs.get(i).fromHeight())),
          path + "/epochs/" + i,
          "from height " + epochs.get(i).fromHeight(),
          "the height at which the epoch before ends");
      require(
          before.algorithm() == epochs.get(i).algorithm(),
          path + "/epochs/" + i,
          "another alg",
          "one alg for all epochs of a registry");
    }
  }

  private static TrustEpoch epoch(String path, Json item) {
    Members in = Members.of(path, item);
    TrustEpoch epoch =
        new TrustEpoch(
            in.hash("digest"),
            HashAlgorithm.ofLabel(in.text("alg")),
            in.number("fromHeight"),
            in.optionalNumber("untilHeight"),
            ledger(in),
            in.list("attestors", TrustReader::attestor));
    in.end();
    require(
        epoch.untilHeight().filter(until -> until <= epoch.fromHeight()).isEmpty(),
        path,
        "an epoch of no height",
        "an end after the beginning");
    unique(path + "/attestors", epoch.attestors(), AttestorEntry::id);
    return epoch;
  }

  private static Json.Obj ledger(Members in) {
    if (in.any("ledger") instanceof Json.Obj ledger) {
      return ledger;
    }
    throw in.wrong("ledger", "an object");
  }

  static AttestorEntry attestor(String path, Json item) {
    Members in = Members.of(path, item);
    AttestorEntry attestor =
        new AttestorEntry(
            in.hash("id"),
            in.text("organisation"),
            in.text("kind"),
            in.any("spki") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(in.base64("spki")));
    in.end();
    require(
        attestor.kind().equals("cose") && attestor.spki().isPresent()
            || attestor.kind().equals("eip712") && attestor.spki().isEmpty(),
        path,
        attestor.kind(),
        "cose with a key, or eip712 with an address");
    require(
        attestor.spki().map(Identifiers::key).filter(id -> !id.equals(attestor.id())).isEmpty(),
        path + "/id",
        attestor.id().hex(),
        "the hash of the key");
    require(
        attestor.spki().isPresent() || isAddress(attestor.id()),
        path + "/id",
        attestor.id().hex(),
        "an address, padded with 12 zero bytes");
    return attestor;
  }

  static IssuerEntry issuer(String path, Json item) {
    Members in = Members.of(path, item);
    IssuerEntry issuer =
        new IssuerEntry(
            new IssuerIdentity(in.text("scheme"), in.text("value")),
            in.list("require", TrustReader::alg),
            in.list("keys", TrustReader::key),
            in.hashes("publishers"));
    in.end();
    require(
        !issuer.require().isEmpty()
            && new HashSet<>(issuer.require()).size() == issuer.require().size(),
        path + "/require",
        issuer.require().toString(),
        "at least one algorithm, none twice");
    return issuer;
  }

  private static Long alg(String path, Json item) {
    if (item instanceof Json.Num number) {
      // -19 and -8 name one algorithm; it is kept under the one that signatures carry.
      return number.value() == -19 ? -8 : number.value();
    }
    throw new RecordRefused("PTL-JSN-006", path, "no number", "a COSE algorithm");
  }

  private static IssuerEntry.Key key(String path, Json item) {
    Members in = Members.of(path, item);
    IssuerEntry.Key key =
        new IssuerEntry.Key(
            alg(path + "/alg", in.any("alg")),
            in.base64("spki"),
            in.number("fromHeight"),
            in.optionalNumber("untilHeight"));
    in.end();
    return key;
  }

  private static TrustFile.Lane lane(String path, Json item) {
    Members in = Members.of(path, item);
    TrustFile.Lane lane =
        new TrustFile.Lane(in.hash("id"), in.optionalObject("eip712").map(TrustReader::domain));
    in.end();
    return lane;
  }

  private static TrustFile.Eip712Domain domain(Members in) {
    TrustFile.Eip712Domain domain =
        new TrustFile.Eip712Domain(in.number("chainId"), in.hex("contract"));
    in.end();
    require(domain.contract().length == 20, in.path(), "another length", "20 bytes");
    return domain;
  }

  private static TrustFile.FormRules form(String path, Json item) {
    Members in = Members.of(path, item);
    TrustFile.FormRules form =
        new TrustFile.FormRules(
            new Form(in.text("kind"), in.hash("schema")), in.texts("mandatory"), in.texts("sets"));
    in.end();
    return form;
  }

  private static boolean isAddress(Bytes32 id) {
    byte[] bytes = id.toByteArray();
    return Arrays.equals(bytes, 0, 12, new byte[12], 0, 12) && !id.isZero();
  }

  /** Of two entries under one name, which one is believed would depend on who reads. */
  private static <T> void unique(String path, List<T> items, Function<T, ?> name) {
    Set<Object> names = new HashSet<>();
    for (T item : items) {
      Object known = name.apply(item);
      require(names.add(known), path, known + " twice", "each once");
    }
  }

  private static void require(boolean rule, String path, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-TRU-001", path, seen, expected);
    }
  }
}
