/**
 * The process that an organisation of the destination runs: {@code portolan attestor}. It opens its
 * own keys and its own nodes, lets in the relays it knows, and asks {@link
 * org.portolan.relay.attest.LocalAttestor} what to sign.
 */
package org.portolan.attestor;
