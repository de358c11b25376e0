/**
 * Keeps what a destination recognizes up to date: endings arrive there, and what is still in force
 * is renewed before it goes stale. One statement does both for all records of a publisher.
 */
package org.portolan.relay.renew;
