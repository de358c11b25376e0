/**
 * Evidence of Hyperledger Fabric: signed views of the registry, and the trust in those who sign
 * them. No Fabric library, no network.
 */
package org.portolan.evidence.fabric;
