/** Blocks of a channel, read: who they follow, which transactions counted, what they told. */
package org.portolan.fabric.block;
