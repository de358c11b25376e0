/**
 * How a value of any syntax gets the one form that a record hashes: pure functions from what was
 * sent to a {@link org.portolan.uncefact.value.Value}, and back for writing.
 *
 * <p>Follows UNTDID composite and element definitions (C507 2379, 6411, 3055), ISO 8601, UN/CEFACT
 * Recommendations 16, 20 and 21. One file of vectors per rule lies in {@code
 * portolan/vectors/values}.
 */
package org.portolan.uncefact.value;
