/**
 * The UN/EDIFACT directories as tables: messages, segments, composites, elements and code values,
 * read when a directory is first asked for. What a directory's source cannot tell, these tables do
 * not claim.
 */
package org.portolan.directories;
