/** Makes the tables out of the directories' schemas, while this module is built. */
package org.portolan.directories.generate;
