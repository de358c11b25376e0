/**
 * What people and code read out of a document: short words for a customs officer, and thin typed
 * views named as BSP-RDM names the classes (ExchangedDocument, TradeParty, ConsignmentItem).
 */
package org.portolan.uncefact.view;
