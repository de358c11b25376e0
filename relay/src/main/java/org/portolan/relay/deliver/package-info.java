/**
 * Deliveries: one batch on one lane, from discovered to recognized, one durable step after another.
 */
package org.portolan.relay.deliver;
