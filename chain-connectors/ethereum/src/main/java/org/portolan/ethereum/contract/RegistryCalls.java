package org.portolan.ethereum.contract;

import java.math.BigInteger;
import java.util.List;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Hex;
import org.portolan.record.StatusStatement;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint8;

/** The calldata of each of the registry's functions that the connector calls. */
public final class RegistryCalls {
  private RegistryCalls() {}

  public static byte[] anchor(long ordinal, Bytes32 root, long count) {
    return call("anchor", u64(ordinal), word(root), new Uint32(count));
  }

  /**
   * @param head the chain over the account's endings so far
   */
  public static byte[] end(Ending ending, Bytes32 head) {
    return call("endRecord", word(ending.commitment()), word(ending.successor()), word(head));
  }

  public static byte[] acceptBatch(BatchStatement statement, byte[] change, byte[] signatures) {
    return call("acceptBatch", struct(statement), bytes(change), bytes(signatures));
  }

  public static byte[] acceptStatus(StatusStatement statement, byte[] change, byte[] signatures) {
    return call("acceptStatus", struct(statement), bytes(change), bytes(signatures));
  }

  /**
   * @param part as the contract's last event told it
   */
  public static byte[] continueStatus(
      Bytes32 lane, Bytes32 publisher, PartlyKept part, byte[] change) {
    return call(
        "continueStatus",
        word(lane),
        word(publisher),
        new StaticStruct(
            u64(part.status().endings()),
            word(part.status().head()),
            word(part.status().map()),
            u64(part.asOfHeight()),
            u64(part.asOfTime()),
            u64(part.number()),
            word(part.from())),
        bytes(change));
  }

  public static byte[] reportConflict(BatchStatement statement, byte[] signatures) {
    return call("reportConflict", struct(statement), bytes(signatures));
  }

  public static byte[] recognize(byte[] proof) {
    return call("recognizeEach", bytes(proof));
  }

  /**
   * @param proof of a record whose version is recognized with another commitment
   * @param held the one that is recognized, and the publisher under which it was
   */
  public static byte[] reportRecord(byte[] proof, Bytes32 held, Bytes32 publisher) {
    return call("reportRecord", bytes(proof), word(held), word(publisher));
  }

  public static byte[] acceptAndRecognize(
      BatchStatement statement, byte[] change, byte[] signatures, byte[] proof) {
    return call(
        "acceptAndRecognize", struct(statement), bytes(change), bytes(signatures), bytes(proof));
  }

  /**
   * @param change empty, or the endings since what is kept; no map in it
   */
  public static byte[] acceptViews(Bytes32 lane, long block, byte[] views, byte[] change) {
    return call("acceptViews", word(lane), u64(block), bytes(views), bytes(change));
  }

  /**
   * @param signatures as {@link IssuerSignature#packed} gives them, one of each sheaf
   */
  public static byte[] recognizeSigned(byte[] proof, byte[] signatures) {
    return call("recognizeSigned", bytes(proof), bytes(signatures));
  }

  /**
   * @param kid the key's name
   * @param until first block of the source for which it counts no longer; 0 takes it away
   */
  public static byte[] setIssuerKey(
      Bytes32 lane, Bytes32 publisher, Bytes32 issuerId, Bytes32 kid, long from, long until) {
    return call(
        "setIssuerKey",
        word(lane),
        word(publisher),
        word(issuerId),
        word(kid),
        u64(from),
        u64(until));
  }

  /** Under which the contract keeps a key of an issuer: {@code issuerKeys(lane, this)}. */
  public static Bytes32 issuerKey(Bytes32 publisher, Bytes32 issuerId, Bytes32 kid) {
    return Keccak256.hash(
        Bytes.join(publisher.toByteArray(), issuerId.toByteArray(), kid.toByteArray()));
  }

  public static byte[] openLane(
      LaneTerms terms, Bytes32 epoch, long fromHeight, AttestorSet attestors) {
    return openLane(terms, epoch, fromHeight, attestors.packed());
  }

  /**
   * @param set of those who are believed, as the contract takes them
   */
  public static byte[] openLane(LaneTerms terms, Bytes32 epoch, long fromHeight, byte[] set) {
    DynamicStruct struct =
        new DynamicStruct(
            word(terms.sourceNetwork()),
            word(terms.sourceRegistry()),
            word(terms.policy()),
            word(terms.algorithm().recordWord()),
            new Uint32(terms.freshness()),
            new Uint8(terms.organisations()),
            new DynamicArray<>(
                org.web3j.abi.datatypes.generated.Bytes32.class,
                terms.forms().stream().map(RegistryCalls::word).toList()));
    return call("openLane", struct, word(epoch), u64(fromHeight), bytes(set));
  }

  public static byte[] proposeEpoch(
      Bytes32 lane, Bytes32 epoch, long fromHeight, byte[] set, byte[] signatures) {
    return call(
        "proposeEpoch", word(lane), word(epoch), u64(fromHeight), bytes(set), bytes(signatures));
  }

  /** A function of one lane: {@code enforceEpoch}, {@code cancelEpoch}, {@code freeze}, ... */
  public static byte[] ofLane(String function, Bytes32 lane) {
    return call(function, word(lane));
  }

  public static byte[] freezeRecord(Bytes32 lane, Bytes32 recordKey, boolean frozen) {
    return call("freezeRecord", word(lane), word(recordKey), new Bool(frozen));
  }

  public static byte[] status(
      Bytes32 lane, Bytes32 recordKey, long version, Bytes32 commitment, Bytes32 publisher) {
    return call(
        "status", word(lane), word(recordKey), u64(version), word(commitment), word(publisher));
  }

  /** A getter of a mapping whose keys are words or numbers, in their order. */
  public static byte[] get(String mapping, Object... keys) {
    return call(
        mapping,
        java.util.Arrays.stream(keys)
            .map(key -> key instanceof Bytes32 hash ? word(hash) : typed(key))
            .toArray(Type<?>[]::new));
  }

  private static Type<?> typed(Object key) {
    return key instanceof Long number
        ? u64(number)
        : new org.web3j.abi.datatypes.Address((String) key);
  }

  public static byte[] digestOf(BatchStatement statement) {
    return call("digestOfBatch", struct(statement));
  }

  public static byte[] digestOf(StatusStatement statement) {
    return call("digestOfStatus", struct(statement));
  }

  private static StaticStruct struct(BatchStatement s) {
    return new StaticStruct(
        word(s.lane()),
        word(s.epoch()),
        word(s.publisher()),
        u64(s.ordinal()),
        word(s.position()),
        word(s.anchorHash()),
        word(s.root()),
        new Uint32(s.count()),
        word(s.status()),
        u64(s.asOfHeight()),
        u64(s.asOfTime()));
  }

  private static StaticStruct struct(StatusStatement s) {
    return new StaticStruct(
        word(s.lane()),
        word(s.epoch()),
        word(s.publisher()),
        word(s.status()),
        u64(s.asOfHeight()),
        u64(s.asOfTime()));
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 value) {
    return new org.web3j.abi.datatypes.generated.Bytes32(value.toByteArray());
  }

  private static Uint64 u64(long value) {
    return new Uint64(BigInteger.valueOf(value));
  }

  private static DynamicBytes bytes(byte[] value) {
    return new DynamicBytes(value);
  }

  private static byte[] call(String function, Type<?>... arguments) {
    return Hex.decode(
        FunctionEncoder.encode(new Function(function, List.of(arguments), List.of())).substring(2));
  }
}
