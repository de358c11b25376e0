/** The published text files of a directory (EDED, UNCL, EDCD, EDSD, EDMD), made into a pack. */
package org.portolan.directories.text;
