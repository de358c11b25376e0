/**
 * Verification policies: data that a person can read, bound to a lane by their hash. A policy says
 * what a destination asks of a source before it recognizes a record.
 */
package org.portolan.evidence.policy;
