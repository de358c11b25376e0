/** What an issuer does alone: it brings a record, or an ending, to a destination by itself. */
package org.portolan.relay.courier;
