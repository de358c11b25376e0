/** What everything that works a lane has in common. */
package org.portolan.relay.work;
