/**
 * The whole journey and the relay's kill suites between real networks of a devnet: what a family's
 * connector promises, held to by the hub and the relay that stand on it.
 */
package org.portolan.journeys;
