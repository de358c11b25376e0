/** The {@code ledger} member of a trust epoch of kind {@code fabric}. */
package org.portolan.evidence.fabric.trust;
