/**
 * Versioned code lists, whole or not at all: ISO 3166-1 and ISO 4217 from the JDK, UN/CEFACT's
 * Recommendations 19, 20, 21 and 24, UN/LOCODE and any other list from files that an operator drops
 * into a folder. A code whose list is not here is answered as not checked, never as wrong.
 */
package org.portolan.uncefact.codelist;
