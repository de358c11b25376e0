package org.portolan.ethereum;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.portolan.ethereum.account.Fees;
import org.portolan.ethereum.account.Nonces;
import org.portolan.ethereum.account.SignedTransaction;
import org.portolan.ethereum.account.TransactionSigner;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Hex;

/** Signs and sends transactions of one account to one registry, and signs anew what is stuck. */
final class Sender {
  /** An anchor never needs more; it is not estimated when the one before it is still on its way. */
  private static final long ANCHOR_GAS = 80_000;

  /** Nor does an issuer's key, which may follow the opening of its lane. */
  private static final long ISSUER_KEY_GAS = 100_000;

  private static final int SELECTOR = 4;
  private static final byte[] ANCHOR = RegistryCalls.anchor(1, Bytes32.ZERO, 1);
  private static final byte[] END =
      RegistryCalls.end(new Ending(Bytes32.ZERO, Bytes32.ZERO), Bytes32.ZERO);

  private static final byte[] ISSUER_KEY =
      RegistryCalls.setIssuerKey(Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, Bytes32.ZERO, 0, 1);

  private final Registry registry;
  private final TransactionSigner signer;
  private final Nonces nonces;
  private final BigInteger feeLimit;
  private final Deeds deeds;
  private final AtomicLong lastAnchored = new AtomicLong(-1);

  Sender(
      Registry registry,
      TransactionSigner signer,
      Nonces nonces,
      BigInteger feeLimit,
      Deeds deeds) {
    this.registry = registry;
    this.signer = signer;
    this.nonces = nonces;
    this.feeLimit = feeLimit;
    this.deeds = deeds;
  }

  String address() {
    byte[] padded = signer.address().toByteArray();
    return "0x" + Hex.encode(Arrays.copyOfRange(padded, 12, Bytes32.LENGTH));
  }

  /** Whether a command anchors the batch after the one that was signed last. */
  boolean expects(Command command) {
    return command instanceof Command.AnchorBatch anchor
        && anchor.ordinal() == lastAnchored.get() + 1;
  }

  /** Signs; the node's estimate shows first whether the registry would take it. */
  byte[] sign(Node node, Command command, byte[] data) {
    long gas = expects(command) ? ANCHOR_GAS : gas(node, data);
    byte[] signed = sign(node, data, gas, nonces.next(node.nonce(address(), "pending")));
    if (command instanceof Command.AnchorBatch anchor) {
      lastAnchored.set(anchor.ordinal());
    }
    return signed;
  }

  private long gas(Node node, byte[] data) {
    if (is(data, ISSUER_KEY)) {
      return ISSUER_KEY_GAS;
    }
    return node.estimate(address(), registry.address(), data) * 5 / 4 + 5_000;
  }

  private byte[] sign(Node node, byte[] data, long gas, long nonce) {
    Fees fees = Fees.now(node, feeLimit);
    return SignedTransaction.sign(
        signer, registry.chainId(), nonce, gas, fees, registry.address(), data);
  }

  /**
   * Sends; what the node says of a transaction that it has, or whose place is taken, is no news.
   */
  void send(Node node, byte[] transaction) {
    try {
      node.send(transaction);
    } catch (NodeRefused e) {
      boolean told = e.says("already") || e.says("known transaction");
      if (!told && !e.says("nonce") && !e.says("underpriced")) {
        throw e;
      }
    }
  }

  /** Whether the nonce of a transaction went to another one. */
  boolean isLost(Node node, byte[] transaction) {
    return SignedTransaction.read(transaction).nonce() < node.nonce(address(), "latest");
  }

  private static boolean is(byte[] data, byte[] call) {
    return Arrays.equals(data, 0, SELECTOR, call, 0, SELECTOR);
  }

  /** An ending goes behind the newest head; every other call is as it was. */
  private byte[] anew(byte[] data) {
    if (!is(data, END)) {
      return data;
    }
    Ending ending =
        new Ending(Bytes32.at(data, SELECTOR), Bytes32.at(data, SELECTOR + Bytes32.LENGTH));
    return RegistryCalls.end(ending, deeds.head());
  }

  /**
   * The same deed for which nodes let a transaction take the place of the first: under its nonce,
   * dearer; under a new one where its nonce is gone, or where nodes wait for a nonce before it that
   * nobody sends.
   *
   * @param failed whether it was mined, and failed
   */
  byte[] replace(Node node, byte[] transaction, boolean failed) {
    SignedTransaction.Content stuck = SignedTransaction.read(transaction);
    long next = node.nonce(address(), "pending");
    if (failed || isLost(node, transaction) || stuck.nonce() > next) {
      // The very next nonce, whoever was given it: one that is held back would stop all behind it.
      return anew(node, stuck, next);
    }
    Fees now = Fees.now(node, feeLimit);
    if (now.most().signum() == 0 && stuck.fees().most().signum() == 0) {
      // Where gas has no price there is no dearer transaction.
      return transaction;
    }
    Fees fees = now.above(stuck.fees(), feeLimit);
    return SignedTransaction.sign(
        signer, registry.chainId(), stuck.nonce(), stuck.gas(), fees, stuck.to(), stuck.data());
  }

  private byte[] anew(Node node, SignedTransaction.Content stuck, long nonce) {
    byte[] data = anew(stuck.data());
    long gas = is(data, ANCHOR) ? ANCHOR_GAS : gas(node, data);
    return sign(node, data, gas, nonce);
  }
}
