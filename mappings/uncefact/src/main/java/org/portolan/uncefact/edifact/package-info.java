/**
 * UN/EDIFACT (ISO 9735) as bytes: a reader that goes through an interchange segment by segment, the
 * place of each segment in its message's structure, validation against a directory, and writing.
 */
package org.portolan.uncefact.edifact;
