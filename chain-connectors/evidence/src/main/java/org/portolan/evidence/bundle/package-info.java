/**
 * The offline verification of disclosure bundles, in the order of the proof: names, header, leaves,
 * sheaf, batch, evidence, statements.
 */
package org.portolan.evidence.bundle;
