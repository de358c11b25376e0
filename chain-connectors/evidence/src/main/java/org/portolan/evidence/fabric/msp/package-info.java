/** Who may sign for an organisation of a channel: certificates, units, revocations. */
package org.portolan.evidence.fabric.msp;
