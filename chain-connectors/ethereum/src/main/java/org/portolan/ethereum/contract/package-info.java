/**
 * The registry's contract as Java sees it: its calldata, its events, its storage, its refusals.
 * Pure functions over bytes; nothing here talks to a node.
 */
package org.portolan.ethereum.contract;
