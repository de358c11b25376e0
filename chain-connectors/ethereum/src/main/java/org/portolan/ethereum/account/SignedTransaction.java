package org.portolan.ethereum.account;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;

/** A transaction as it goes to a node, and back from its bytes. */
public final class SignedTransaction {
  private SignedTransaction() {}

  /** Signs; of type 2 where the fees have a tip, else of type 0 with the chain's id (EIP-155). */
  public static byte[] sign(
      TransactionSigner signer,
      long chainId,
      long nonce,
      long gas,
      Fees fees,
      String to,
      byte[] data) {
    BigInteger count = BigInteger.valueOf(nonce);
    BigInteger limit = BigInteger.valueOf(gas);
    String hex = "0x" + Hex.encode(data);
    RawTransaction unsigned =
        fees.tip()
            .map(
                tip ->
                    RawTransaction.createTransaction(
                        chainId, count, limit, to, BigInteger.ZERO, hex, tip, fees.most()))
            .orElseGet(
                () ->
                    RawTransaction.createTransaction(
                        count, fees.most(), limit, to, BigInteger.ZERO, hex));
    byte[] signed =
        fees.tip().isPresent()
            ? TransactionEncoder.encode(unsigned)
            : TransactionEncoder.encode(unsigned, chainId);
    byte[] signature = signer.sign(Keccak256.hash(signed));
    Sign.SignatureData parts =
        new Sign.SignatureData(
            signature[64],
            Arrays.copyOfRange(signature, 0, 32),
            Arrays.copyOfRange(signature, 32, 64));
    return TransactionEncoder.encode(
        unsigned,
        fees.tip().isPresent()
            ? parts
            : TransactionEncoder.createEip155SignatureData(parts, chainId));
  }

  /** The transaction's name on the chain. */
  public static Bytes32 hash(byte[] signed) {
    return Keccak256.hash(signed);
  }

  /** What a stored transaction asks for. */
  public record Content(long nonce, long gas, Fees fees, String to, byte[] data) {}

  public static Content read(byte[] signed) {
    RawTransaction raw = TransactionDecoder.decode("0x" + Hex.encode(signed));
    boolean dynamic = raw.getType().isEip1559();
    org.web3j.crypto.transaction.type.ITransaction inner = raw.getTransaction();
    Fees fees =
        inner instanceof org.web3j.crypto.transaction.type.Transaction1559 fee && dynamic
            ? new Fees(fee.getMaxFeePerGas(), Optional.of(fee.getMaxPriorityFeePerGas()))
            : new Fees(raw.getGasPrice(), Optional.empty());
    String data = raw.getData();
    return new Content(
        raw.getNonce().longValueExact(),
        raw.getGasLimit().longValueExact(),
        fees,
        raw.getTo(),
        Hex.decode(data.startsWith("0x") ? data.substring(2) : data));
  }
}
