/**
 * The JSON form of a trade document, its JSON-LD context (W3C JSON-LD 1.1) and its JSON Schemas
 * (2020-12), all of one terms table.
 *
 * <p>Every value is a JSON string. Text, numbers and dates stand alone; an identifier, code,
 * quantity or amount is an object of {@code value} and {@code schemeId}, {@code listId}, {@code
 * unitCode} or {@code currencyCode}.
 */
package org.portolan.uncefact.json;
