/**
 * The part of Protocol Buffers that Fabric's signed messages need, in their one canonical encoding:
 * the writer makes it, the reader refuses any other.
 */
package org.portolan.evidence.fabric.proto;
