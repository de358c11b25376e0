/** Fabric's messages, as far as evidence reads them, each in its one canonical encoding. */
package org.portolan.evidence.fabric.message;
