/**
 * Evidence and its verification: pure functions over bytes, a trust epoch and limits, without any
 * ledger's kit, small enough to run inside a chaincode. A verification answers with a {@link
 * org.portolan.evidence.Verdict}, which cannot go unread.
 */
package org.portolan.evidence;
