/** Asking over HTTP within bounds, for connectors and for whoever asks an attestor. */
package org.portolan.ledger.http;
