/** What is frozen because two proofs contradict each other, until a person lifts it. */
package org.portolan.relay.freeze;
