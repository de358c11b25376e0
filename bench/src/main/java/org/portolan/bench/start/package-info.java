/** The launcher measured from outside, as whole processes. */
package org.portolan.bench.start;
