/** The EDIFACT reader as a reader of Smooks, in the shape that the EDIFACT cartridge gives. */
package org.portolan.smooks;
