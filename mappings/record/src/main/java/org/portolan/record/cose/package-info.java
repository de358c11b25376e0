/**
 * COSE (RFC 9052) as the record format uses it: one signature or several demanded ones, protected
 * header {alg, kid} and nothing else, deterministic encoding, keys named by the hash of their DER.
 */
package org.portolan.record.cose;
