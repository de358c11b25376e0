/**
 * Hyperledger Fabric as a family of ledgers: the registry's chaincode is called through gateways,
 * and each organisation's peer is a source of its own.
 */
package org.portolan.fabric;
