/** What every ledger's connector must do; each connector's own test extends the suite unchanged. */
package org.portolan.ledger.contract;
