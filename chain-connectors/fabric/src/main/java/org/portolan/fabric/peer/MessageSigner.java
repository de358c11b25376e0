package org.portolan.fabric.peer;

/**
 * Whatever holds the account's private key: a file, a token over PKCS#11, a service. The key itself
 * is never handed out.
 */
@FunctionalInterface
public interface MessageSigner {
  /** ECDSA over SHA-256 of the message on the certificate's curve: DER, with the smaller s. */
  byte[] sign(byte[] message);
}
