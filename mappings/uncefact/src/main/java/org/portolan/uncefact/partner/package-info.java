/**
 * Agreements with partners: files that an EDI manager keeps, checked when they are read, found by
 * the parties of an interchange.
 */
package org.portolan.uncefact.partner;
