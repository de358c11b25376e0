package org.portolan.fabric.peer;

/**
 * What a peer answered, and signed.
 *
 * @param value the chaincode's own answer
 * @param signedPayload a ProposalResponsePayload
 * @param endorser a SerializedIdentity
 * @param signature DER, over payload and endorser
 */
public record Answer(byte[] value, byte[] signedPayload, byte[] endorser, byte[] signature) {}
