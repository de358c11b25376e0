/** The HTTP interface; openapi.yaml describes it, problems are RFC 9457. */
package org.portolan.app.api;
