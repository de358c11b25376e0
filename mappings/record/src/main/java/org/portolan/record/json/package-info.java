/**
 * JSON in the one form of RFC 8785: what is not byte for byte that form is refused, so that a file
 * has one spelling and its hash one meaning. Numbers are integers below 2^53, as the files of the
 * format have no others.
 */
package org.portolan.record.json;
