/** The engine of a lane, put together: what a hub runs, as often as it likes. */
package org.portolan.relay.engine;
