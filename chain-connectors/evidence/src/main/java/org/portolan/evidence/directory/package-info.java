/**
 * The directory of a registry: its issuers, their keys and publishers, as a signed append-only log
 * beside that of the epochs, so that a new trader changes no epoch.
 */
package org.portolan.evidence.directory;
