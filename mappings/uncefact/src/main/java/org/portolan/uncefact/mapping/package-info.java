/**
 * Mapping tables: what a person wrote about where each fact stands, compiled against a directory
 * and applied to a message. docs/mapping-tables.md says how to read and write one.
 */
package org.portolan.uncefact.mapping;
