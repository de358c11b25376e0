/** Who may work a lane, and the transactions that only they can commit. */
package org.portolan.relay.store;
