/** From a message's bytes to canonical documents, and back to the answers that a sender gets. */
package org.portolan.uncefact.translate;
