/** APERAK, the application's answer to one message: what its content is, never its syntax. */
package org.portolan.uncefact.aperak;
