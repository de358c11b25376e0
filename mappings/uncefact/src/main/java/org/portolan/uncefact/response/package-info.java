/**
 * The administration's decision on a declaration, as a document and as the CUSRES that tells it.
 */
package org.portolan.uncefact.response;
