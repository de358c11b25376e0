/**
 * What is wrong with a message: coded, with its place, and with the code that an answer carries.
 */
package org.portolan.uncefact.finding;
