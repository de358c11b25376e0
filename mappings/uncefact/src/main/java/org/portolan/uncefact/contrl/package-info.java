/**
 * CONTRL, the syntax and service report (ISO 9735-4 in syntax 4, D:3 before): what became of an
 * interchange as far as its syntax goes, never as far as its business goes.
 */
package org.portolan.uncefact.contrl;
