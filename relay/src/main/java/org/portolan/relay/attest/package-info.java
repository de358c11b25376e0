/**
 * Attestors: each is run by an organisation of the destination, reads the source through endpoints
 * of its own, and signs only what it found there itself.
 */
package org.portolan.relay.attest;
