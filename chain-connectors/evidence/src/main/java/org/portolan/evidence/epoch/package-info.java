/**
 * Trust epochs as a signed append-only log: whom a verifier believes about a registry, and from
 * which height on. An epoch is put in force by those whom it replaces.
 */
package org.portolan.evidence.epoch;
