/** What goes out to a ledger: stored before it is sent, and asked for until it has an end. */
package org.portolan.relay.send;
