/**
 * The relay: lanes between ledgers, the attestors of their destinations, and deliveries that
 * survive a crash at any step. Nothing here is trusted; the destination checks again whatever it is
 * given.
 */
package org.portolan.relay;
