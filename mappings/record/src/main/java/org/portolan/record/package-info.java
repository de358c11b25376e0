/**
 * The record format, version 1: identities, entries, trees, headers, sheaves, batches, endings and
 * statements, to the byte. It stands on the JDK alone, so that anything that runs Java can check a
 * record. docs/record-format.md is the text, conformance-tests/vectors the proof.
 */
package org.portolan.record;
