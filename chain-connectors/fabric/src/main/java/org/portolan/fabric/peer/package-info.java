/** Connections to peers: TLS, identities, questions that a peer signs, and what errors mean. */
package org.portolan.fabric.peer;
