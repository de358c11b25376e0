/**
 * The canonical trade model: a table of terms named after UN/CEFACT's BSP-RDM and CCL, and the
 * document that every syntax is read into and written from.
 *
 * <p>A document is leaves addressed by JSON pointers (RFC 6901); {@code terms.psv} is the single
 * source for what a pointer means, from which the JSON-LD context, the JSON Schemas and the written
 * description are generated.
 */
package org.portolan.uncefact.model;
