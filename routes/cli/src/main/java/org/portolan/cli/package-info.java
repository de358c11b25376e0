/** The commands that need no server: they start in a fraction of a second and touch no database. */
package org.portolan.cli;
