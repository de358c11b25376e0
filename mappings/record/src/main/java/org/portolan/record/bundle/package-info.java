/**
 * The disclosure bundle, {@code application/vnd.portolan.bundle.v1+json}: a record's header, the
 * leaves its bearer shows, and the way from them to a ledger. Reading it believes nothing; that is
 * the verifier's work, with a trust file of its own.
 */
package org.portolan.record.bundle;
