/** What a relay costs: records from one embedded log to another, and endings. */
package org.portolan.bench.relay;
