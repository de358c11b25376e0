/**
 * What two ledgers alone tell of a lane between them: nothing lost, nothing twice, nothing made up.
 */
package org.portolan.relay.fsck;
