/**
 * The part of CBOR that COSE and its receipts need, in deterministic encoding (RFC 8949 section
 * 4.2.1): the writer makes it, the reader refuses any other.
 */
package org.portolan.record.cbor;
