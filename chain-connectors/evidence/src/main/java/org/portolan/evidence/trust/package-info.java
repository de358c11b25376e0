/**
 * Trust: which networks, registries, epochs, attestors, issuers and forms the verifier knows, from
 * a file of its own ({@code portolan.trust.v1}) and never from what is being verified.
 */
package org.portolan.evidence.trust;
