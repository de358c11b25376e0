/** Where messages come in: Camel routes from a folder and from HTTP, one and the same intake. */
package org.portolan.app.intake;
