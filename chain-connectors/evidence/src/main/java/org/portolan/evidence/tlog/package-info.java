/**
 * The transparency log's bytes: entries (COSE_Sign1), the tree over them (RFC 9162), checkpoints
 * (C2SP tlog-checkpoint, signed notes), receipts (COSE Receipts, RFC 9942), and the evidence made
 * of them. All of it can be checked, and a whole log replayed, without the log's software.
 */
package org.portolan.evidence.tlog;
