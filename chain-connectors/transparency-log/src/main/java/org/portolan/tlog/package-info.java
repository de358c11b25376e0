/**
 * The embedded ledger: an append-only Merkle log in a database of its own. Everything it knows
 * follows from its entries, so that anyone who reads them can tell whether it lies. It serves as a
 * registry for an administration without a chain, and recognizes foreign records as any ledger
 * does.
 */
package org.portolan.tlog;
