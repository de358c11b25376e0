/** What stands on a ledger and what evidence holds, said for people; nothing is judged here. */
package org.portolan.evidence.words;
