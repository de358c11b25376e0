/**
 * What an evaluation and tests need to run attestors as processes: an authority of their own, key
 * stores, configurations. In operation an organisation's own authority and tools do this.
 */
package org.portolan.attestor.evaluation;
