/** What it costs a receiver to verify one record, by each kind of proof. */
package org.portolan.bench.verify;
