/** EDIFACT as a data format of Apache Camel: {@code edifact}. */
package org.portolan.camel;
