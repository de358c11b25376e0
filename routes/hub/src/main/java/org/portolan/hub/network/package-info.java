/**
 * The two networks between which a hub stands, whatever families they are of: their settings, the
 * lane from one to the other, who attests on it and what is believed about it.
 */
package org.portolan.hub.network;
