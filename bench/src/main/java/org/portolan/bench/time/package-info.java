/** How long something took: by the clock, and of the cores. */
package org.portolan.bench.time;
